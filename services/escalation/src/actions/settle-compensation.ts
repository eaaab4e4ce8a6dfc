import type { RejectionReason } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { finishCompensation as finish, refuseCompensation as refuse } from '../domain/compensation.js';
import { lockFileOf } from './lock-file-of.js';
import { settle } from './settle.js';

interface AboutPlan {
  complaintId: string;
  planId: string;
  now: Date;
}

/** The fund paid: the case is done, when the money belongs to the plan in force. Source: R65. */
export async function finishCompensation(em: EntityManager, command: AboutPlan & { paidAt: Date }): Promise<void> {
  const decision = finish(await lockFileOf(em, command.complaintId), command);
  if (decision) await settle(em, command.now, [decision]);
}

/** The fund refused: the case goes back to planning, when the money belongs to the plan in force. Source: R65. */
export async function refuseCompensation(
  em: EntityManager,
  command: AboutPlan & { reason: RejectionReason },
): Promise<void> {
  const file = await lockFileOf(em, command.complaintId);
  const decision = refuse(file, command);
  if (decision) await settle(em, command.now, [decision]);
}
