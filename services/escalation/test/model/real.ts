import { type Level, RuleError } from '@complaints/contracts';
import { after } from '@complaints/kit/pure';
import { type CaseFile, type Decision, newestAmong } from '../../src/domain/case.js';
import type { Attempt, ContactMade } from '../../src/domain/contact.js';
import { type DeadlineFacts, isRunning, nextDueOf } from '../../src/domain/deadline.js';
import type { Filing } from '../../src/domain/ladder.js';
import type { Proposal, Proposed } from '../../src/domain/plan/propose.js';
import type { PlanFacts } from '../../src/domain/plan.js';
import { type ContactMeans, ContactPerson, PlanState, Remedy } from '../../src/domain/vocabulary.js';
import { afterwards, id, offered, opened, start, step, task } from '../case-files.js';
import type { Model } from './model.js';

const OFFSET_MS = 8 * 3_600_000;

/** The days of Shanghai, which has no other time of summer. */
export const TIMES = {
  dayOf: (sinceStart: number): number => Math.floor((start.getTime() + sinceStart + OFFSET_MS) / 86_400_000),
};

type Proposing = (file: CaseFile, proposal: Proposal) => Proposed;

/** A case as the rules have it, with every clock it ever had. */
export class Real {
  private file: CaseFile;
  private now = start;
  private attempts: Attempt[] = [];
  private rounds = 0;
  private readonly clocks = new Map<string, DeadlineFacts>();

  constructor(
    level: Level,
    /** Every state a case was ever in, every step from one to another, and every tier. */
    private readonly visited: Set<string>,
  ) {
    this.file = opened(level);
    this.keep(this.file.deadlines);
  }

  wait(ms: number): void {
    this.now = after(this.now, ms);
  }

  /** @returns the code of the refusal, or null */
  attempt(act: () => void): string | null {
    try {
      act();
      return null;
    } catch (error) {
      if (error instanceof RuleError) return error.code;
      throw error;
    }
  }

  decide(rule: (file: CaseFile, now: Date) => Decision | null): void {
    const decision = rule(this.file, this.now);
    if (!decision) return;
    this.visited.add(`${this.file.case.state} to ${decision.case.state}`);
    this.keep(decision.deadlines);
    this.file = afterwards(this.file, decision);
  }

  contact(reached: boolean, means: ContactMeans, now: Date): ContactMade {
    return { reached, means, person: ContactPerson.CUSTOMER, expectedAt: null, attempts: this.attempts, now };
  }

  /** Keeps an attempt that was not refused. */
  contacted({ reached, means, now }: ContactMade): void {
    this.attempts = reached ? [] : [...this.attempts, { means, contactedAt: now }];
  }

  propose(dueIn: number | null, money: boolean, rule: Proposing): void {
    const dueAt = dueIn === null ? null : after(this.now, dueIn);
    const compensationFen = money ? 8_000 : null;
    const purpose = money ? 'COMPENSATION' : null;
    const steps = [step({ dueAt: dueAt ?? after(this.now, 1) })];
    const setback = this.file.case.setback ? { why: 'No part.', changes: ['RESOURCES' as const], note: null } : null;
    const { decision, round } = rule(this.file, offered({ compensationFen, purpose, steps, setback, now: this.now }));
    this.keep(decision.deadlines);
    const plan: PlanFacts = {
      ...{ id: id(6), round, state: PlanState.PROPOSED, remedy: Remedy.REPAIR, dueAt, proposedById: id(5) },
      ...{
        compensationFen,
        purpose,
        statedById: null,
        acceptedAt: null,
        paidAt: null,
        disbursementId: null,
        proofKind: null,
      },
      ...{ proofReference: null, refusalReason: null, objection: null },
    };
    this.rounds += 1;
    const tasks = [task({ id: `task-${this.rounds}`, dueAt: steps[0]?.dueAt ?? this.now })];
    this.file = { ...afterwards(this.file, decision), plan, tasks };
  }

  filing = (now: Date): Filing => ({ byId: id(7), onBehalfOfId: null, reportedAt: now, reportedToId: id(8) });

  /** A clock ends once, its generations have no gap, and of a kind and subject one runs. */
  private keep(changed: readonly DeadlineFacts[]): void {
    for (const clock of changed) {
      const key = `${clock.kind}/${clock.subject}`;
      const before = this.clocks.get(`${key}/${clock.generation}`);
      if (!before && clock.generation > 1) {
        const earlier = this.clocks.get(`${key}/${clock.generation - 1}`);
        if (!earlier || isRunning(earlier)) throw new Error(`${key} ${clock.generation} starts too early`);
      }
      const isContactAfterMiss = before?.firedAt && before.firedAt === clock.firedAt && !before.metAt;
      if (before && !isRunning(before) && !isContactAfterMiss) throw new Error(`${key} ends twice`);
      const ended = [clock.cancelledAt, clock.firedAt, clock.firedAt ? null : clock.metAt].filter(Boolean);
      if (ended.length > 1) throw new Error(`${key} ends in two ways`);
      this.clocks.set(`${key}/${clock.generation}`, clock);
    }
  }

  /** Holds the case against the model. */
  holds(model: Model): void {
    this.visited
      .add(this.file.case.state)
      .add(`tier ${this.file.case.tier}`)
      .add(`failed ${this.file.case.failedAttempts}`);
    const { state, mergedFrom, level, tier, abnormalFlag, failedAttempts, outcomeAt, nextDueAt } = this.file.case;
    const due = (kind: string) => {
      const running = this.file.deadlines.filter((clock) => clock.kind === kind && isRunning(clock));
      if (running.length > 1) throw new Error(`two ${kind} clocks run`);
      return running[0] ? running[0].dueAt.getTime() - start.getTime() : null;
    };
    const found = {
      ...{ state, mergedFrom, level, tier, flag: abnormalFlag, failed: failedAttempts, outcome: outcomeAt !== null },
      ...{ contact: due('CONTACT'), plan: due('PLAN'), delivery: due('DELIVERY') },
    };
    const { now: _, round: __, attempts: ___, ...expected } = model;
    for (const [name, value] of Object.entries(found)) {
      const wanted = expected[name as keyof typeof expected];
      if (value !== wanted) throw new Error(`${name} is ${value} instead of ${wanted}`);
    }
    const { plan } = this.file;
    const isPaid = plan?.state === PlanState.ACCEPTED && plan.paidAt !== null;
    if (isPaid !== (model.round?.at === 'ACCEPTED' && model.round.paid)) throw new Error(`paid is ${isPaid}`);
    const running = this.file.deadlines.filter((clock) => clock.kind === 'TASK' && isRunning(clock));
    const open = this.file.tasks.filter((found) => found.state === 'OPEN');
    if (running.length > open.length) throw new Error('the clock of a task runs that is not open');
    if ((open[0]?.state ?? null) !== (model.round?.task === 'OPEN' ? 'OPEN' : null)) throw new Error('a task is open');
    const next = nextDueOf(newestAmong([...this.clocks.values()]));
    if (next?.getTime() !== nextDueAt?.getTime()) throw new Error(`next due ${nextDueAt} instead of ${next}`);
  }
}
