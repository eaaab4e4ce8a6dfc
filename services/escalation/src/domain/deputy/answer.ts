import { RuleError } from '@complaints/contracts';
import { type DeputyshipFacts, DeputyshipState, stateOf } from './deputyship.js';

const path = ['deputyshipId'];

/**
 * The one named accepts.
 * @throws RuleError NOT_DEPUTY, DEPUTYSHIP_ACCEPTED, DEPUTYSHIP_REVOKED, DEPUTYSHIP_EXPIRED
 * Source: R26.
 */
export function acceptDeputyship(deputyship: DeputyshipFacts, { byId, now }: { byId: string; now: Date }): void {
  if (byId !== deputyship.staffId) throw new RuleError('NOT_DEPUTY', 'Only who is named accepts.', path);
  refuseUnless(deputyship, [DeputyshipState.NAMED], now);
}

/**
 * Takes a deputyship back, or lays it down.
 * @throws RuleError DEPUTYSHIP_REVOKED, DEPUTYSHIP_EXPIRED
 * Source: R26.
 */
export const revokeDeputyship = (deputyship: DeputyshipFacts, now: Date): void =>
  refuseUnless(deputyship, [DeputyshipState.NAMED, DeputyshipState.ACCEPTED], now);

function refuseUnless(deputyship: DeputyshipFacts, states: readonly DeputyshipState[], now: Date): void {
  const state = stateOf(deputyship, now);
  if (!states.includes(state)) throw new RuleError(`DEPUTYSHIP_${state}`, SAID[state], path);
}

const SAID: Readonly<Record<DeputyshipState, string>> = {
  NAMED: 'It has not been accepted yet.',
  ACCEPTED: 'It has been accepted already.',
  REVOKED: 'It was revoked.',
  EXPIRED: 'It is over.',
};
