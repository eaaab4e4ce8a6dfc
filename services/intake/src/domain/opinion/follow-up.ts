import { RuleError } from '@complaints/contracts';
import { optionalText } from '../text.js';

/** How far the following up of a customer's opinion is. Source: R71. */
export const FollowUpState = {
  OPEN: 'OPEN',
  IN_PROGRESS: 'IN_PROGRESS',
  DONE: 'DONE',
  DISMISSED: 'DISMISSED',
} as const;
export type FollowUpState = (typeof FollowUpState)[keyof typeof FollowUpState];

/** What each state may become; what is done or dismissed stays so. */
const NEXT: Record<FollowUpState, readonly FollowUpState[]> = {
  OPEN: ['IN_PROGRESS', 'DONE', 'DISMISSED'],
  IN_PROGRESS: ['IN_PROGRESS', 'DONE', 'DISMISSED'],
  DONE: [],
  DISMISSED: [],
};

/** The part of a follow-up that changes. */
export interface FollowUp {
  state: FollowUpState;
  /** What was found or done about it; needed to end it. */
  note: string | null;
  dueAt: Date | null;
}

/** What somebody would make of it; what is left out stays as it is. */
export interface GivenFollowUp {
  state: FollowUpState;
  note?: string | null;
  dueAt?: Date | null;
}

const MOST_NOTE_CHARACTERS = 2_000;

/**
 * Takes the following up of an opinion further, or ends it with a note.
 * @throws RuleError STATE_NOT_REACHABLE, NOTE_MISSING, DUE_IN_PAST
 * @throws RuleError TEXT_NOT_UNICODE, TEXT_TOO_LONG beyond {@link MOST_NOTE_CHARACTERS}
 * Source: R71.
 */
export function takeFurther(held: FollowUp, given: GivenFollowUp, now: Date): FollowUp {
  const { state } = given;
  if (!NEXT[held.state].includes(state)) {
    throw new RuleError('STATE_NOT_REACHABLE', `What is ${held.state} does not become ${state}.`, ['state']);
  }
  const note = optionalText(given.note, { path: ['note'], most: MOST_NOTE_CHARACTERS }) ?? held.note;
  if (note === null && NEXT[state].length === 0) {
    throw new RuleError('NOTE_MISSING', 'Whoever ends it says what came of it.', ['note']);
  }
  const dueAt = given.dueAt ?? held.dueAt;
  if (given.dueAt && given.dueAt <= now) throw new RuleError('DUE_IN_PAST', 'What is due lies ahead.', ['dueAt']);
  return { state, note, dueAt };
}
