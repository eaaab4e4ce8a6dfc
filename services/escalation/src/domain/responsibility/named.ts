import { PostKind, Role } from '@complaints/contracts';
import type { Actor } from '@complaints/kit/pure';
import { actsOnCases, departmentsOf } from '../rights.js';
import type { Responsible } from './responsibility.js';

/** As what an actor may be named: as themself, as the head of a department, as the manager of a store. Source: R73. */
export interface Named {
  staffIds: readonly string[];
  departmentIds: readonly string[];
  storeIds: readonly string[];
}

/** As what the actor may be named, who may comment on it then without seeing the case. Source: R73. */
export function namedAs(actor: Actor): Named {
  const managed = actsOnCases(actor).seats.filter(({ kind }) => kind === PostKind.STORE_MANAGER);
  const isStaff = actor.role === Role.STAFF || actor.role === Role.ADMINISTRATOR;
  return {
    staffIds: isStaff ? [actor.id] : [],
    departmentIds: departmentsOf(actor),
    storeIds: managed.map(({ storeId }) => storeId).filter((id) => id !== null),
  };
}

/** Whether the actor is who is named; a store learns nothing of what is confidential towards it. Source: R73, R91. */
export function isNamed(actor: Actor, entry: Responsible, { confidential }: { confidential: boolean }): boolean {
  const { staffIds, departmentIds, storeIds } = namedAs(actor);
  return (
    (entry.staffId !== null && staffIds.includes(entry.staffId)) ||
    (entry.departmentId !== null && departmentIds.includes(entry.departmentId)) ||
    (entry.storeId !== null && !confidential && storeIds.includes(entry.storeId))
  );
}

/** For whom the actor speaks who is named: the holder deputised for, null where they speak for themselves. Source: R26. */
export function speaksFor(actor: Actor, entry: Responsible): string | null {
  if (entry.staffId === actor.id) return null;
  const seats = actsOnCases(actor).seats.filter((seat) =>
    entry.departmentId === null
      ? seat.kind === PostKind.STORE_MANAGER && seat.storeId === entry.storeId
      : seat.kind === PostKind.DEPARTMENT_HEAD && seat.departmentId === entry.departmentId,
  );
  return seats.some(({ onBehalfOf }) => onBehalfOf === null) ? null : (seats[0]?.onBehalfOf ?? null);
}
