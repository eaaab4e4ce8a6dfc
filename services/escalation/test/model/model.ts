import { LEVELS, type Level } from '@complaints/contracts';
import type { CaseState, TaskState } from '../../src/domain/vocabulary.js';

/**
 * A small model of a case, its ladder and its clocks: what the rules must come to, written another way. Times are
 * milliseconds since the case was opened.
 */
export interface Model {
  now: number;
  state: CaseState;
  mergedFrom: CaseState | null;
  level: Level;
  tier: number;
  flag: boolean;
  failed: number;
  /** Whether the present attempt has an outcome. */
  outcome: boolean;
  /** When the running clocks of the turn are due. */
  contact: number | null;
  plan: number | null;
  delivery: number | null;
  round: {
    at: 'PROPOSED' | 'STATED' | 'ACCEPTED';
    due: number | null;
    money: boolean;
    paid: boolean;
    task: TaskState | null;
  } | null;
  /** Attempts since the customer was reached last: means and day. */
  attempts: { means: string; day: number }[];
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const CONTACT_WITHIN = 30 * MINUTE;
const PLAN_WITHIN = DAY;
const TIER_OF: Record<Level, number> = { FIRST: 1, SECOND: 2, MAJOR: 3, ABNORMAL: 3 };
const TOP = 3;

export const opened = (level: Level): Model => ({
  ...{ now: 0, state: 'WAITING_CONTACT', mergedFrom: null, level, tier: TIER_OF[level], flag: false, failed: 0 },
  ...{ outcome: false, contact: CONTACT_WITHIN, plan: PLAN_WITHIN, delivery: null, round: null, attempts: [] },
});

const OPEN: readonly CaseState[] = ['WAITING_CONTACT', 'PLANNING', 'UNREACHABLE', 'AGREED', 'DONE'];
export const isOpen = ({ state }: Model): boolean => OPEN.includes(state);

const isLate = (due: number | null, now: number): boolean => due !== null && now > due;

/** The refusal of a command that is asked for in these states only; null where its turn has come. */
export function outOfTurn(model: Model, states: readonly CaseState[]): string | null {
  if (!states.includes(model.state)) return CODE[model.state];
  return isLate(model.plan, model.now) || isLate(model.delivery, model.now) ? 'PLAN_DEADLINE_PASSED' : null;
}
const CODE: Record<CaseState, string> = {
  ...{ WAITING_CONTACT: 'NOT_CONTACTED_YET', PLANNING: 'NO_ACCEPTED_PLAN', UNREACHABLE: 'CUSTOMER_UNREACHABLE' },
  ...{ AGREED: 'ALREADY_AGREED', DONE: 'ALREADY_AGREED', RESOLVED: 'CASE_CLOSED', CLOSED_PROVISIONALLY: 'CASE_CLOSED' },
  ...{ CLOSED_WITHOUT_AGREEMENT: 'CASE_CLOSED', SUPERSEDED: 'CASE_CLOSED', MERGED: 'CASE_CLOSED' },
};

const STANDSTILL = { contact: null, plan: null, delivery: null, round: null } as const;

/** Everything afresh before an owner. */
export const restart = (model: Model, tier: number): void =>
  void Object.assign(model, STANDSTILL, {
    ...{ state: 'WAITING_CONTACT', mergedFrom: null, tier, outcome: false },
    ...{ contact: model.now + CONTACT_WITHIN, plan: model.now + PLAN_WITHIN },
  });

export const climb = (model: Model): void => {
  restart(model, model.tier + 1);
  model.flag = true;
};

export const replan = (model: Model): void =>
  void Object.assign(model, STANDSTILL, { state: 'PLANNING', plan: model.now + PLAN_WITHIN });

/** What a pass over late clocks comes to. */
export function pass(model: Model): void {
  const moves = isLate(model.plan, model.now) || isLate(model.delivery, model.now);
  if (!moves) {
    if (isLate(model.contact, model.now)) model.contact = null;
    return;
  }
  if (model.tier < TOP) {
    climb(model);
    return;
  }
  const { contact, state, round } = model;
  replan(model);
  // A missed contact stays to be made, and an open round open; only a plan that ran out leads back to planning.
  Object.assign(model, {
    state: state === 'AGREED' ? 'PLANNING' : state,
    contact: isLate(contact, model.now) ? null : contact,
    round: state === 'AGREED' ? null : round,
    failed: model.failed + 1,
    outcome: false,
  });
}

/** The tier it begins anew on: no lower than its level's and where it stood. */
export const tierOf = ({ level, tier }: Model): number => Math.max(TIER_OF[level], tier);

export const isTop = (model: Model): boolean => model.tier === TOP;

export function agree(model: Model): void {
  if (!model.round) throw new Error('nothing to agree on');
  Object.assign(model.round, { at: 'ACCEPTED', task: 'OPEN' });
  Object.assign(model, { state: 'AGREED', plan: null, delivery: model.round.due });
}

/** What the last work on a plan comes to; nothing while some is left, or its money. */
export function finish(model: Model): void {
  if (model.round?.task !== 'DONE' || (model.round.money && !model.round.paid)) return;
  if (model.mergedFrom) model.mergedFrom = 'DONE';
  else Object.assign(model, { state: 'DONE', delivery: null, outcome: true });
}

/** What a finished plan comes to whose money was taken back. */
export function unfinish(model: Model): void {
  model.outcome = false;
  if (model.mergedFrom) model.mergedFrom = 'AGREED';
  else Object.assign(model, { state: 'AGREED', delivery: promisedAgain(model) });
}

/** When a promise is due that is to be kept after all. */
function promisedAgain({ round, now }: Model): number | null {
  if (!round?.due) return null;
  return round.due > now ? round.due : now + DAY;
}

export const end = (model: Model, state: CaseState): void => {
  const { round } = model;
  if (round?.task === 'OPEN') round.task = 'CANCELLED';
  Object.assign(model, STANDSTILL, { state, round: round?.at === 'ACCEPTED' ? round : null });
};

export function levelTo(model: Model, level: Level): void {
  const rises = LEVELS.indexOf(level) > LEVELS.indexOf(model.level);
  model.level = level;
  if (!rises || !isOpen(model)) return;
  const tier = Math.max(TIER_OF[level], model.tier);
  if (level === 'ABNORMAL' && tier === model.tier) return;
  if (model.state === 'AGREED' || model.state === 'DONE') model.tier = tier;
  else restart(model, tier);
}

/** What was joined by mistake stands by itself again. */
export function separate(model: Model): void {
  const from = model.mergedFrom;
  const tier = tierOf(model);
  if (from !== 'AGREED' && from !== 'DONE') {
    restart(model, tier);
    return;
  }
  if (model.round?.task === 'CANCELLED') model.round.task = 'OPEN';
  const delivery = from === 'AGREED' ? promisedAgain(model) : null;
  Object.assign(model, { state: from, mergedFrom: null, tier, delivery });
}
