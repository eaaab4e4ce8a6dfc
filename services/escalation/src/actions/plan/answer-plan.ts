import type { EntityManager } from 'typeorm';
import { answerPlan as decide, type PlanAnswer } from '../../domain/plan/accept.js';
import { lockFileOf } from '../lock-file-of.js';
import { settle } from '../settle.js';

/**
 * Keeps what a customer answered through a one-time link, when the round is still open.
 * @throws NotYetKnown while the case is not open yet
 * Source: R32.
 */
export async function answerPlan(
  em: EntityManager,
  command: PlanAnswer & { complaintId: string; now: Date },
): Promise<void> {
  const decision = decide(await lockFileOf(em, command.complaintId), command);
  if (decision) await settle(em, command.now, [decision]);
}
