import { LEVELS, type Level } from '@complaints/contracts';
import fc from 'fast-check';
import { closeProvisionally, reopen } from '../../src/domain/closing.js';
import { finishCompensation, refuseCompensation } from '../../src/domain/compensation.js';
import { recordContact } from '../../src/domain/contact.js';
import { followLevel } from '../../src/domain/follow.js';
import { disappoint, escalate, runOut } from '../../src/domain/ladder.js';
import { merge, separate } from '../../src/domain/merge.js';
import { supersede } from '../../src/domain/opening.js';
import { acceptPlan, answerPlan, objectToPlan, verifyAcceptance } from '../../src/domain/plan/accept.js';
import { proposePlan } from '../../src/domain/plan/propose.js';
import { resolve } from '../../src/domain/resolve.js';
import { completeTask } from '../../src/domain/task/work.js';
import type { ContactMeans } from '../../src/domain/vocabulary.js';
import * as model from './model.js';
import { type Real, TIMES } from './real.js';

type Model = model.Model;

/** One thing that may happen to a case: what the model says of it, held against what the rules do. */
class Happening implements fc.Command<Model, Real> {
  constructor(
    readonly name: string,
    /** Changes the model; answers the code of the refusal, or null. */
    readonly expected: (model: Model) => string | null,
    /** Asks the rules. */
    readonly asked: (real: Real, model: Model) => void,
    readonly check: (model: Readonly<Model>) => boolean = () => true,
  ) {}
  run(m: Model, real: Real): void {
    const before = structuredClone(m);
    const expected = this.expected(m);
    const refused = real.attempt(() => this.asked(real, before));
    if (refused !== expected) throw new Error(`${this.name}: ${refused} instead of ${expected}`);
    if (expected !== null) Object.assign(m, before);
    real.holds(m);
  }
  toString = (): string => this.name;
}

const PLANNING = ['PLANNING'] as const;
const by = '0199a1b2-c3d4-7000-9000-000000000007';
const second = '0199a1b2-c3d4-7000-9000-000000000008';
const reference = 'scan 17';

/** A refusal, or what happens otherwise. */
const unless = (refusal: string | null, happens: () => void): string | null => {
  if (refusal === null) happens();
  return refusal;
};
/** What is never refused. */
const happens = (it: () => void): null => {
  it();
  return null;
};
const openRound = (m: Model): string | null =>
  model.outOfTurn(m, PLANNING) ?? (m.round && m.round.at !== 'ACCEPTED' ? null : 'NO_OPEN_PLAN');
const inTime = (m: Model): string | null =>
  m.round?.due !== null && (m.round?.due ?? 0) <= m.now ? 'PLAN_DUE_IN_PAST' : null;
const isInForce = (m: Model): boolean => (m.mergedFrom ?? m.state) === 'AGREED' && m.round?.at === 'ACCEPTED';

const wait = (ms: number) =>
  new Happening(
    `wait ${ms}`,
    (m) =>
      happens(() => {
        m.now += ms;
      }),
    (real) => real.wait(ms),
  );
const pass = new Happening(
  'pass',
  (m) => happens(() => model.pass(m)),
  (real) => real.decide((file, now) => runOut(file, now)),
);
const contact = (reached: boolean, means: ContactMeans) =>
  new Happening(
    reached ? 'reach' : `try by ${means}`,
    (m) =>
      unless(model.outOfTurn(m, ['WAITING_CONTACT', 'PLANNING', 'UNREACHABLE', 'AGREED', 'DONE']), () =>
        reached ? reach(m) : tried(m, means),
      ),
    (real) =>
      real.decide((file, now) => {
        const made = real.contact(reached, means, now);
        const decision = recordContact(file, made);
        real.contacted(made);
        return decision;
      }),
  );
function reach(m: Model): void {
  m.attempts = [];
  if (m.state === 'WAITING_CONTACT') Object.assign(m, { state: 'PLANNING', contact: null });
  if (m.state === 'UNREACHABLE') Object.assign(m, { state: 'PLANNING', plan: m.now + model.DAY });
}
function tried(m: Model, means: string): void {
  m.attempts.push({ means, day: TIMES.dayOf(m.now) });
  const isEnough =
    m.attempts.length >= 3 &&
    new Set(m.attempts.map((attempt) => attempt.means)).size >= 2 &&
    new Set(m.attempts.map(({ day }) => day)).size >= 2;
  if (isEnough && (m.state === 'WAITING_CONTACT' || m.state === 'PLANNING'))
    Object.assign(m, { state: 'UNREACHABLE', contact: null, plan: null });
}
const propose = (dueIn: number | null, money: boolean) =>
  new Happening(
    `propose ${money ? 'money' : 'work'} in ${dueIn}`,
    (m) =>
      unless(model.outOfTurn(m, PLANNING), () => {
        m.round = { at: 'PROPOSED', due: dueIn === null ? null : m.now + dueIn, money, paid: false, task: null };
      }),
    (real) => real.propose(dueIn, money, proposePlan),
  );
const accept = (kind: 'SIGNATURE' | 'STATEMENT') =>
  new Happening(
    `accept by ${kind}`,
    (m) =>
      unless(openRound(m) ?? (kind === 'SIGNATURE' ? inTime(m) : null), () => {
        if (kind === 'SIGNATURE') model.agree(m);
        else if (m.round) m.round.at = 'STATED';
      }),
    (real) =>
      real.decide((file, now) =>
        acceptPlan(file, { round: file.plan?.round ?? 0, proof: { kind, reference }, byId: by, now }),
      ),
  );
const verify = (isSo: boolean, person: string) =>
  new Happening(
    `verify ${isSo} by ${person === second ? 'a second' : 'the same'}`,
    (m) => {
      const refusal = openRound(m) ?? (m.round?.at === 'STATED' ? null : 'NOTHING_TO_VERIFY');
      const alone = refusal ?? (person === second ? null : 'SECOND_PERSON_NEEDED') ?? (isSo ? inTime(m) : null);
      return unless(alone, () => {
        if (isSo) model.agree(m);
        else if (m.round) m.round.at = 'PROPOSED';
      });
    },
    (real) => real.decide((file, now) => verifyAcceptance(file, { isSo, persons: [person], now })),
  );
const object = new Happening(
  'object',
  (m) =>
    unless(openRound(m), () => {
      m.round = null;
    }),
  (real) => real.decide((file, now) => objectToPlan(file, { round: file.plan?.round ?? 0, words: null, now })),
);
const answer = (accepted: boolean) =>
  new Happening(
    `the customer answers ${accepted}`,
    (m) => {
      if (m.state === 'UNREACHABLE' && m.round && m.round.at !== 'ACCEPTED')
        Object.assign(m, { state: 'PLANNING', plan: m.now + model.DAY });
      const isHeard = openRound(m) === null && (!accepted || inTime(m) === null);
      if (isHeard && accepted) model.agree(m);
      else if (isHeard) m.round = null;
      return null;
    },
    (real) =>
      real.decide((file, now) =>
        answerPlan(file, { planId: file.plan?.id ?? '', accepted, answeredAt: now, reference }),
      ),
  );
const pay = new Happening(
  'the fund pays',
  (m) => {
    if (!isInForce(m) || !m.round) return null;
    m.round.paid = true;
    if (m.delivery === null || m.now <= m.delivery) model.finish(m);
    return null;
  },
  (real) => real.decide((file, now) => finishCompensation(file, { planId: file.plan?.id ?? '', paidAt: now })),
  (m) => m.round?.money === true,
);
const complete = new Happening(
  'the task is done',
  (m) => {
    const refusal = m.state === 'AGREED' && m.round?.task === 'OPEN' ? null : 'TASK_NOT_OPEN';
    return unless(refusal ?? model.outOfTurn(m, ['AGREED']), () => {
      if (m.round) m.round.task = 'DONE';
      model.finish(m);
    });
  },
  (real) => real.decide((found, now) => completeTask(found, { taskId: found.tasks[0]?.id ?? '', now })),
);
const refuse = new Happening(
  'the fund refuses',
  (m) => {
    if (!isInForce(m)) return null;
    if (m.mergedFrom) Object.assign(m, { mergedFrom: 'PLANNING', round: null });
    else model.replan(m);
    return null;
  },
  (real) =>
    real.decide((file, now) => refuseCompensation(file, { planId: file.plan?.id ?? '', reason: 'DECIDED', now })),
  (m) => m.round?.money === true && !m.round.paid,
);
const file = new Happening(
  'escalate by hand',
  (m) =>
    unless(
      model.outOfTurn(m, ['WAITING_CONTACT', 'PLANNING', 'UNREACHABLE']) ?? (model.isTop(m) ? 'TOP_OF_LADDER' : null),
      () => model.climb(m),
    ),
  (real) => real.decide((found, now) => escalate(found, { reason: 'too much', filing: real.filing(now), now })),
);
const resolved = new Happening(
  'resolve',
  (m) => {
    const isUnpaid = m.state === 'AGREED' && m.round?.money === true && !m.round.paid;
    const left = m.round?.task === 'OPEN' ? 'TASKS_OPEN' : isUnpaid ? 'COMPENSATION_NOT_PAID' : null;
    return unless(model.outOfTurn(m, ['AGREED', 'DONE']) ?? left, () => {
      model.end(m, 'RESOLVED');
      m.outcome = true;
    });
  },
  (real) => real.decide((found, now) => resolve(found, now)),
);
const level = (to: Level) =>
  new Happening(
    `level ${to}`,
    (m) => happens(() => model.levelTo(m, to)),
    (real) => real.decide((found, now) => followLevel(found, { level: to, highestTier: null, now })),
  );
const closed = new Happening(
  'close provisionally',
  (m) => {
    const turn = model.outOfTurn(m, ['WAITING_CONTACT', 'PLANNING', 'UNREACHABLE', 'AGREED', 'DONE']);
    return unless(turn ?? (m.state === 'UNREACHABLE' ? null : 'CUSTOMER_REACHABLE'), () => {
      model.end(m, 'CLOSED_PROVISIONALLY');
      m.outcome = true;
    });
  },
  (real) => real.decide((found, now) => closeProvisionally(found, now)),
);
const reopened = (cause: 'CUSTOMER_RETURNED' | 'WORK_UNDONE') =>
  new Happening(
    `reopen for ${cause}`,
    (m) => {
      if (model.isOpen(m)) return 'CASE_OPEN';
      if (m.state === 'CLOSED_PROVISIONALLY')
        return unless(cause === 'CUSTOMER_RETURNED' ? null : 'NOT_REOPENED_FOR_THIS', () =>
          model.restart(m, model.tierOf(m)),
        );
      if (m.state !== 'RESOLVED') return 'CASE_ENDED';
      return unless(cause === 'WORK_UNDONE' ? null : 'NOT_REOPENED_FOR_THIS', () => {
        model.replan(m);
        m.outcome = false;
      });
    },
    (real) => real.decide((found, now) => reopen(found, { cause, highestTier: null, now })),
  );
const merged = new Happening(
  'merge',
  (m) => {
    const { state } = m;
    if (model.isOpen(m)) model.end(m, 'MERGED');
    if (m.state !== state) m.mergedFrom = state;
    return null;
  },
  (real) => real.decide((found, now) => merge(found, { matterId: found.case.matterId, now })),
);
const separated = new Happening(
  'separate',
  (m) => happens(() => model.separate(m)),
  (real, m) => real.decide((found, now) => separate(found, { highestTier: m.tier as 1 | 2 | 3, now })),
  (m) => m.state === 'MERGED',
);
const superseded = new Happening(
  'supersede',
  (m) => happens(() => model.end(m, 'SUPERSEDED')),
  (real) => real.decide((found, now) => supersede(found, { supersededById: second, now })),
  (m) => model.isOpen(m),
);
const disappointed = new Happening(
  'the customer is disappointed',
  (m) => {
    if (m.outcome && model.isTop(m)) Object.assign(m, { failed: m.failed + 1, outcome: false });
    return null;
  },
  (real) => real.decide((found, now) => disappoint(found, now)),
);

const waits = [1, 29 * model.MINUTE, 30 * model.MINUTE, model.HOUR, 8 * model.HOUR, 12 * model.HOUR, model.DAY];

const often = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T>[] => [arbitrary, arbitrary, arbitrary];

/** Everything that may happen to a case, in any order; what leads on comes more often than what ends it. */
export const happenings: fc.Arbitrary<fc.Command<Model, Real>>[] = [
  ...often(fc.constantFrom(...waits).map(wait)),
  ...often(fc.constant(pass)),
  ...often(fc.constant(contact(true, 'PHONE'))),
  ...often(fc.constantFrom('PHONE' as const, 'EMAIL' as const).map((means) => contact(false, means))),
  ...often(fc.constantFrom('PHONE' as const, 'EMAIL' as const).map((means) => contact(false, means))),
  ...often(
    fc
      .tuple(fc.constantFrom(null, 1, model.HOUR, model.DAY, 3 * model.DAY), fc.boolean())
      .map(([dueIn, money]) => propose(dueIn, money)),
  ),
  ...often(fc.constantFrom('SIGNATURE' as const, 'STATEMENT' as const).map(accept)),
  ...often(fc.tuple(fc.boolean(), fc.constantFrom(by, second)).map(([isSo, person]) => verify(isSo, person))),
  ...often(fc.boolean().map(answer)),
  ...often(fc.constantFrom(pay, refuse)),
  ...often(fc.constant(complete)),
  ...often(fc.constant(resolved)),
  ...often(fc.constantFrom(closed, reopened('CUSTOMER_RETURNED'), reopened('WORK_UNDONE'))),
  ...often(fc.constant(separated)),
  fc.constantFrom(object, file, disappointed),
  fc.constantFrom(...LEVELS).map(level),
  fc.constantFrom(merged, merged, merged, superseded),
];
