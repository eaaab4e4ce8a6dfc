import { RuleError } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { findPlace } from '../../data/find-place.js';
import { Referral } from '../../data/referral/referral.js';
import { Seating } from '../../domain/post/place.js';
import { type ReferredTo, refer } from '../../domain/referral/referral.js';
import { written } from '../../domain/text.js';
import { lockOwnCase, type OwnersAct } from '../act-on-case.js';
import { settle } from '../settle.js';

export interface ReferCase extends OwnersAct {
  to: ReferredTo;
  name: string;
  departmentId: string | null;
  question: string;
  dueAt: Date;
}

/**
 * Asks somebody beside the owner, who stays answerable.
 * @throws RuleError DEPARTMENT_UNKNOWN
 * @throws RuleError as `refer` of the rules, NOT_FOUND, NOT_OWNER
 * Source: R36, R46.
 */
export async function referCase(em: EntityManager, command: ReferCase): Promise<string> {
  const { caseId, to, dueAt, now } = command;
  const { file, acting } = await lockOwnCase(em, command);
  const id = uuidv7();
  const decision = refer(file, { ...command, referralId: id });
  const { departmentId } = command;
  if (departmentId && !(await findPlace(em, Seating.DEPARTMENT, departmentId)))
    throw new RuleError('DEPARTMENT_UNKNOWN', 'There is no such department.', ['departmentId']);
  const words = { name: written(command.name, ['name']), question: written(command.question, ['question']) };
  await em.insert(Referral, { id, caseId, to, departmentId, ...words, referredAt: now, dueAt, ...acting });
  await settle(em, now, [decision]);
  return caseId;
}
