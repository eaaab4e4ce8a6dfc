import { RuleError } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { insertStaff, Staff } from '../../data/staff.js';
import { emailOf, nameOf } from '../../domain/post/person.js';
import { type Keeping, keepDirectory } from './keep-directory.js';

/** A person as somebody types them. */
export interface Person {
  staffId: string;
  name: string;
  email: string | null;
}

/**
 * Makes a person known under the id that they sign in with, so that they can hold posts; who is known gets name and e-mail anew.
 * @returns the person's id
 * @throws RuleError NOT_ADMINISTRATOR and as {@link putStaff}
 */
export async function registerStaff(em: EntityManager, command: Person & Keeping): Promise<string> {
  await keepDirectory(em, command);
  return putStaff(em, command);
}

/**
 * Writes a person down.
 * @throws RuleError STAFF_ID_INVALID and as {@link nameOf} and {@link emailOf}
 */
export async function putStaff(em: EntityManager, { staffId, name, email }: Person): Promise<string> {
  const id = staffId.toLowerCase();
  if (!isUuid(id)) throw new RuleError('STAFF_ID_INVALID', 'People sign in with a UUID.', ['staffId']);
  const person = { id, name: nameOf(name), email: emailOf(email) };
  await insertStaff(em, [person]);
  await em.update(Staff, id, person);
  return id;
}
