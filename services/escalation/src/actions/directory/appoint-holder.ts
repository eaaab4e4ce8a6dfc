import { EVERY_SCOPE, PostKind, RuleError } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { isKnownStaff } from '../../data/staff.js';
import { addDeputy } from '../deputy/name-deputy.js';
import { type Keeping, keepDirectory } from './keep-directory.js';
import { setHolder } from './set-holder.js';

export interface Appointment {
  postId: string;
  holderId: string;
  /** Null for now. */
  fromAt?: Date | null;
  /** Named with the appointment; the executive president's post needs one. */
  deputy: { deputyId: string; untilAt: Date } | null;
}

/**
 * Puts a person into a post, now or from a later instant; who held it before holds it no more then.
 * @returns the post's id
 * @throws RuleError NOT_ADMINISTRATOR and as {@link appoint}
 * Source: R26.
 */
export async function appointHolder(em: EntityManager, command: Appointment & Keeping): Promise<string> {
  await keepDirectory(em, command);
  const { postId } = await appoint(em, { ...command, byId: command.by.id });
  return postId;
}

/**
 * The appointment itself.
 * @returns with the deputyship that was named
 * @throws RuleError STAFF_UNKNOWN, as {@link setHolder} and, with a deputy, as the rules of naming one
 * @throws RuleError DEPUTY_MISSING for the executive president's post without a deputy
 * Source: R26.
 */
export async function appoint(
  em: EntityManager,
  command: Appointment & { byId: string | null; now: Date },
): Promise<{ postId: string; deputyshipId: string | null }> {
  const { deputy, byId, now } = command;
  const holderId = command.holderId.toLowerCase();
  if (!(await isKnownStaff(em, holderId))) throw new RuleError('STAFF_UNKNOWN', 'Nobody has this id.', ['holderId']);
  const { post, fromAt, isChange } = await setHolder(em, {
    ...{ postId: command.postId, holderId, fromAt: command.fromAt ?? null },
    ...{ byId, now },
  });
  if (post.kind === PostKind.EXECUTIVE_PRESIDENT && isChange && !deputy) {
    throw new RuleError('DEPUTY_MISSING', "The executive president's post needs a deputy.", ['deputy']);
  }
  if (!deputy) return { postId: post.id, deputyshipId: null };
  const naming = { ...deputy, delegatorId: holderId, scopes: EVERY_SCOPE, fromAt, now };
  return { postId: post.id, deputyshipId: await ofDeputy(() => addDeputy(em, { post, holderId, byId }, naming)) };
}

/** Refusals of the deputy, with where they stand in the appointment. */
async function ofDeputy(name: () => Promise<string>): Promise<string> {
  try {
    return await name();
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    throw new RuleError(error.code, error.message, ['deputy', ...error.path]);
  }
}
