import { Level, type RuleError, Source } from '@complaints/contracts';
import { after, DAY_MS, HOUR_MS } from '@complaints/kit/pure';
import { type CaseFile, type Decision, newestAmong } from '../src/domain/case.js';
import type { Payment } from '../src/domain/compensation.js';
import { type ContactMade, recordContact } from '../src/domain/contact.js';
import { KINDS_OF_A_TURN } from '../src/domain/deadline.js';
import { type Opening, open } from '../src/domain/opening.js';
import type { Rung } from '../src/domain/owner.js';
import { acceptPlan } from '../src/domain/plan/accept.js';
import { type Proposal, proposePlan } from '../src/domain/plan/propose.js';
import type { Step } from '../src/domain/plan/steps.js';
import type { PlanFacts } from '../src/domain/plan.js';
import { defaultPolicy } from '../src/domain/policy.js';
import type { Rules } from '../src/domain/rules.js';
import { newestTasks, type TaskFacts } from '../src/domain/task/task.js';
import { ContactMeans, ContactPerson, PlanState, ProofKind, Remedy } from '../src/domain/vocabulary.js';

/** Case files at every stage, for the tests of the rules. */

export const start = new Date('2026-11-23T01:30:00.000Z');
export const chain: Rung[] = [1, 2, 3, 3].map((tier, index) => ({
  tier: tier as Rung['tier'],
  postId: `0199a1b2-c3d4-7000-8000-00000000000${index}`,
  holderId: `holder ${index}`,
}));
export const id = (number: number) => `0199a1b2-c3d4-7000-9000-00000000000${number}`;

/** The default policy, with no working calendar. */
export const rules: Rules = { policy: defaultPolicy, calendars: new Map() };

/** A phone call with the customer. */
export const made = (change: Partial<ContactMade> = {}): ContactMade => ({
  ...{ reached: true, means: ContactMeans.PHONE, person: ContactPerson.CUSTOMER, expectedAt: null, attempts: [] },
  now: start,
  ...change,
});

/** The file as it is after a decision. */
export const afterwards = (file: CaseFile, { case: facts, deadlines, plan, tasks }: Decision): CaseFile => ({
  ...file,
  case: facts,
  deadlines: newestAmong([...file.deadlines, ...deadlines]),
  plan: plan ?? file.plan,
  tasks: newestTasks(file.tasks, tasks),
});

export const opened = (level: Level = Level.FIRST, now = start, change: Partial<Opening> = {}): CaseFile => {
  const given = {
    id: id(1),
    complaintId: id(2),
    matterId: id(3),
    storeId: id(4),
    regionId: id(5),
    confidential: false,
  };
  const known = { reachable: true, accusedStaffIds: [], source: Source.STORE, highestTier: null };
  const opening = { ...given, ...known, level, acceptedAt: start, planFrom: start, chain, now, ...change };
  const decision = open(opening, rules);
  return afterwards({ case: decision.case, deadlines: [], plan: null, tasks: [], chain, rules }, decision);
};
/** The customer was reached and had the first answer. */
export const contacted = (file = opened()) =>
  afterwards(file, recordContact(file, made({ expectedAt: new Date('2026-11-26T01:30:00.000Z') })));

/** The clocks of an owner's turn that a decision ended or started. */
export const ofTurn = ({ deadlines }: Pick<Decision, 'deadlines'>) =>
  deadlines.filter(({ kind }) => KINDS_OF_A_TURN.includes(kind));

/** A step by a team, due in three days, and a proposal of it alone. */
export const step = (change: Partial<Step> = {}): Step => ({
  ...{ title: 'Send a new one', assigneeId: null, team: 'Deliveries', expectedResult: 'It works', resources: null },
  ...{ startAt: null, dueAt: after(start, 3 * DAY_MS), milestones: [], ...change },
});
export const offered = (change: Partial<Proposal> = {}): Proposal => ({
  ...{ planId: id(6), compensationFen: 8_000, purpose: 'COMPENSATION', steps: [step()], setback: null },
  ...{ knownStaffIds: new Set(), now: start, ...change },
});

export const proposed = (
  file = contacted(),
  compensationFen: number | null = 8_000,
  change: Partial<PlanFacts> = {},
): CaseFile => {
  const purpose = compensationFen === null ? null : 'COMPENSATION';
  const dueAt = change.dueAt ?? null;
  const { decision, round } = proposePlan(file, offered({ compensationFen, purpose }));
  const accepted = { statedById: null, acceptedAt: null, proofKind: null, proofReference: null };
  const plan: PlanFacts = {
    id: id(6),
    round,
    state: PlanState.PROPOSED,
    remedy: Remedy.COMPENSATE,
    dueAt,
    proposedById: id(7),
    compensationFen,
    purpose,
    ...accepted,
    ...{ paidAt: null, disbursementId: null },
    ...{ refusalReason: null, objection: null },
    ...change,
  };
  return { ...afterwards(file, decision), plan };
};
/** A step that is a task once its plan is accepted. */
export const task = (change: Partial<TaskFacts> = {}): TaskFacts => ({
  ...{ id: id(5), assigneeId: null, dueAt: after(start, HOUR_MS), state: null, progress: 0, doneAt: null, ...change },
});
export const proof = { kind: ProofKind.SIGNATURE, reference: 'scan 17' };
export const agreed = (file = proposed()) =>
  afterwards(file, acceptPlan(file, { round: 1, proof, byId: id(7), now: start }));
/** A payment for that round. */
export const payment = (change: Partial<Payment> = {}): Payment => ({
  ...{ planId: id(6), disbursementId: id(8), paidAt: start, ...change },
});
export const filing = { byId: id(7), onBehalfOfId: null, reportedAt: start, reportedToId: id(8) };

export const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as RuleError).code;
  }
  return 'NOTHING';
};
export const told = ({ events }: Decision) => events.map(({ type }) => type.subject.split('.').slice(1, 3).join('.'));
