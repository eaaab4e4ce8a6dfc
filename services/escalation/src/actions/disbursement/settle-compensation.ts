import type { RejectionReason } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import type { CaseFile, Decision } from '../../domain/case.js';
import {
  callOffCompensation as callOff,
  finishCompensation as finish,
  refuseCompensation as refuse,
  reversePayment as reverse,
} from '../../domain/compensation.js';
import { lockFileOf } from '../lock-file-of.js';
import { settle } from '../settle.js';
import { type ToldOfDisbursement, takeUp } from './take-up.js';

/** What the fund tells of a plan's disbursement. */
interface Told extends ToldOfDisbursement {
  complaintId: string;
  /** Null where the money was asked for by hand. */
  planId: string | null;
  now: Date;
}

/** The fund paid: the case is done, when the money belongs to the plan in force and all else is done. Source: R65. */
export const finishCompensation = (em: EntityManager, told: Told & { paidAt: Date }): Promise<void> =>
  settleOn(em, told, (file, planId) => finish(file, { ...told, planId }));

/** The fund refused: the case goes back to planning, when the money belongs to the plan in force. Source: R65. */
export const refuseCompensation = (em: EntityManager, told: Told & { reason: RejectionReason }): Promise<void> =>
  settleOn(em, told, (file, planId) => refuse(file, { ...told, planId }));

/** Somebody called the money off: the case goes back to planning, when it belongs to the plan in force. Source: R65. */
export const callOffCompensation = (em: EntityManager, told: Told): Promise<void> =>
  settleOn(em, told, (file, planId) => callOff(file, { ...told, planId }));

/** The fund took a payment back: a case that was done is not, when that payment had finished it. Source: R64, R65. */
export const reversePayment = (em: EntityManager, told: Told): Promise<void> =>
  settleOn(em, told, (file, planId) => reverse(file, { ...told, planId }));

/** Settles what is told on the case of its plan. What something newer was heard of before, or no plan asked for, is none of it. */
async function settleOn(
  em: EntityManager,
  told: Told,
  rule: (file: CaseFile, planId: string) => Decision | null,
): Promise<void> {
  if (!(await takeUp(em, told)) || told.planId === null) return;
  const decision = rule(await lockFileOf(em, told.complaintId), told.planId);
  if (decision) await settle(em, told.now, [decision]);
}
