import { type ResponsibilityKind, RuleError } from '@complaints/contracts';
import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import { findPlace } from '../../data/find-place.js';
import { findStanding, Responsibility } from '../../data/responsibility/responsibility.js';
import { Staff } from '../../data/staff.js';
import { Seating } from '../../domain/post/place.js';
import { name, type Responsible } from '../../domain/responsibility/responsibility.js';
import { written } from '../../domain/text.js';
import { lockOverseenCase, type OwnersAct } from '../act-on-case.js';

export interface NameResponsible extends OwnersAct, Responsible {
  kind: ResponsibilityKind;
  evidence: string;
}

/**
 * Names who caused a case or did not solve it in time.
 * @throws RuleError STAFF_UNKNOWN, DEPARTMENT_UNKNOWN, STORE_UNKNOWN
 * @throws RuleError as `name` of the rules, NOT_FOUND, NOT_YOURS_TO_DO
 * Source: R73.
 */
export async function nameResponsible(em: EntityManager, command: NameResponsible): Promise<string> {
  const { caseId, kind, now } = command;
  const { file, acting } = await lockOverseenCase(em, command);
  const responsible = await known(em, command);
  const entry = { id: uuidv7(), kind, ...responsible };
  const told = name(file.case, { entry, standing: await findStanding(em, caseId), now });
  const evidence = written(command.evidence, ['evidence']);
  await em.insert(Responsibility, { ...entry, caseId, evidence, namedAt: now, ...acting });
  record(em, now, [told]);
  return caseId;
}

/** Who is named, by ids as the database writes them. */
async function known(em: EntityManager, { staffId, departmentId, storeId }: Responsible): Promise<Responsible> {
  if (staffId && !(isUuid(staffId) && (await em.existsBy(Staff, { id: staffId }))))
    throw new RuleError('STAFF_UNKNOWN', 'There is no such person.', ['staffId']);
  if (departmentId && !(await findPlace(em, Seating.DEPARTMENT, departmentId)))
    throw new RuleError('DEPARTMENT_UNKNOWN', 'There is no such department.', ['departmentId']);
  if (storeId && !(await findPlace(em, Seating.STORE, storeId)))
    throw new RuleError('STORE_UNKNOWN', 'There is no such store.', ['storeId']);
  const idOf = (typed: string | null) => typed?.toLowerCase() || null;
  return { staffId: idOf(staffId), departmentId: idOf(departmentId), storeId: idOf(storeId) };
}
