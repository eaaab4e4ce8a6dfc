import { type Actor, attribute, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { Disbursement } from '../data/disbursement.js';
import { lockDisbursement } from '../data/find-disbursements.js';
import { approve, type Decided, type Decision, reject } from '../domain/decide.js';
import type { DisbursementFacts } from '../domain/disbursement.js';
import { disbursementsOf } from '../domain/rights.js';
import { checkedText, MOST_NOTE } from '../domain/text.js';
import { settleHold } from './hold-authority.js';

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

/** Grants a request; what it held is used up. @throws RuleError as {@link approve}, NOT_FOUND */
export function approveDisbursement(em: EntityManager, { disbursementId, note, by, now }: ApproveDisbursement) {
  const written = note === null ? null : checkedText(note, MOST_NOTE, ['note']);
  return decide(em, disbursementId, { decision: { by, now, note: written }, rule: approve });
}

/** Refuses a request; what it held goes back. @throws RuleError as {@link reject}, NOT_FOUND */
export function rejectDisbursement(em: EntityManager, { disbursementId, reason, by, now }: RejectDisbursement) {
  const note = checkedText(reason, MOST_NOTE, ['reason']);
  return decide(em, disbursementId, { decision: { by, now, note }, rule: reject });
}

async function decide(
  em: EntityManager,
  id: string,
  { decision, rule }: { decision: Decision; rule: (disbursement: DisbursementFacts, decision: Decision) => Decided },
): Promise<Disbursement> {
  const disbursement = await lockDisbursement(em, id, disbursementsOf(decision.by));
  const { state, events } = rule(disbursement, decision);
  await attribute(em, { onBehalfOf: state.decidedOnBehalfOf, reason: state.rejectionReason });
  await em.update(Disbursement, id, state);
  Object.assign(disbursement, state);
  await settleHold(em, disbursement);
  await record(em, decision.now, events);
  return disbursement;
}
