import { type Actor, attribute, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import type { Disbursement } from '../data/disbursement.js';
import { lockDisbursement } from '../data/find-disbursements.js';
import { saveDisbursement } from '../data/save-disbursement.js';
import { approve, reject } from '../domain/decide.js';
import type { Decided } from '../domain/disbursement.js';
import { checkedText, MOST_NOTE } from '../domain/text.js';
import { climbIfUncovered } from './climb-if-uncovered.js';
import { moveHold } from './move-hold.js';

export interface ApproveDisbursement {
  disbursementId: string;
  note: string | null;
  by: Actor;
  now: Date;
}
export interface RejectDisbursement {
  disbursementId: string;
  reason: string;
  by: Actor;
  now: Date;
}

/**
 * Grants a request; what it held is used up. One that the post may grant no longer climbs instead, with its hold, and waits
 * there.
 * @throws RuleError as {@link approve}, NOT_FOUND
 * Source: R61.
 */
export async function approveDisbursement(em: EntityManager, command: ApproveDisbursement): Promise<string> {
  const { disbursementId, by, now } = command;
  const note = command.note === null ? null : checkedText(command.note, MOST_NOTE, ['note']);
  const disbursement = await lockDisbursement(em, disbursementId, by);
  const decided = approve(disbursement, { by, note, now });
  if (await climbIfUncovered(em, disbursement, now)) await settle(em, disbursement, { kind: 'GRANT', decided, now });
  return disbursement.id;
}

/** Refuses a request; what it held goes back. @throws RuleError as {@link reject}, NOT_FOUND */
export async function rejectDisbursement(em: EntityManager, command: RejectDisbursement): Promise<string> {
  const { disbursementId, by, now } = command;
  const note = checkedText(command.reason, MOST_NOTE, ['reason']);
  const disbursement = await lockDisbursement(em, disbursementId, by);
  await settle(em, disbursement, { kind: 'RELEASE', decided: reject(disbursement, { by, note, now }), now });
  return disbursement.id;
}

async function settle(
  em: EntityManager,
  disbursement: Disbursement,
  { kind, decided, now }: { kind: 'GRANT' | 'RELEASE'; decided: Decided; now: Date },
): Promise<void> {
  const { decidedOnBehalfOf: onBehalfOf, rejectionReason: reason } = decided.state;
  attribute(em, { onBehalfOf, reason });
  moveHold(em, kind, disbursement, now);
  await saveDisbursement(em, disbursement, decided.state);
  record(em, now, decided.events);
}
