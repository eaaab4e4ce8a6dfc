import { RuleError } from '@complaints/contracts';
import { type Actor, onBehalfOf } from '@complaints/kit/pure';
import { mayDecideOnFlags } from '../rights.js';
import { FlagState } from '../vocabulary.js';
import type { Why } from './why.js';

/** That uses of the fund are unusual together, and what oversight made of it. */
export interface FlagFacts {
  id: string;
  why: Why;
  state: FlagState;
  raisedAt: Date;
  policyVersion: number;
  /** How many uses are on it. */
  uses: number;
  /** Whole fen of all of them. */
  sumFen: number;
  decidedById: string | null;
  decidedOnBehalfOf: string | null;
  decidedAt: Date | null;
  note: string | null;
}

/** Somebody's decision on a flag, with the reason. */
interface Decision {
  by: Actor;
  note: string;
  now: Date;
}

const path = ['flagId'];

/** Checks that somebody decides on flags at all. @throws RuleError NOT_OVERSIGHT. Source: R66. */
export function checkOversight(by: Actor): void {
  if (!mayDecideOnFlags(by))
    throw new RuleError('NOT_OVERSIGHT', 'Oversight and the executive president decide on flags.', path);
}

/**
 * Oversight's decision on a flag: that something is wrong, or that nothing is. Nobody decides on uses that they asked for,
 * granted or paid, nor for somebody who did.
 * @param involved everybody who did
 * @throws RuleError NOT_OVERSIGHT, ALREADY_DECIDED, OWN_DISBURSEMENT
 * Source: R66.
 */
export function decideOnFlag(
  flag: FlagFacts,
  { state, involved }: { state: 'CONFIRMED' | 'DISMISSED'; involved: readonly string[] },
  { by, note, now }: Decision,
): Partial<FlagFacts> {
  checkOversight(by);
  if (flag.state !== FlagState.OPEN)
    throw new RuleError('ALREADY_DECIDED', `This flag is ${flag.state} already.`, path);
  const decidedOnBehalfOf = onBehalfOf(by, mayDecideOnFlags);
  if (involved.some((id) => id === by.id || id === decidedOnBehalfOf)) {
    const sentence = 'Who asked for, granted or paid one of its disbursements does not decide on a flag.';
    throw new RuleError('OWN_DISBURSEMENT', sentence, path);
  }
  return { state, note, decidedById: by.id, decidedOnBehalfOf, decidedAt: now };
}
