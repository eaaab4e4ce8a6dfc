import {
  type ResponsibilityKind,
  RuleError,
  responsibilityNamed,
  responsibilityWithdrawn,
  type Told,
} from '@complaints/contracts';
import { type CaseFacts, placeOf } from '../case.js';

/** Who is named: exactly one of them. */
export interface Responsible {
  staffId: string | null;
  departmentId: string | null;
  storeId: string | null;
}

/** That somebody caused a case, or failed to solve it in time. Source: R73. */
export interface ResponsibilityFacts extends Responsible {
  id: string;
  kind: ResponsibilityKind;
}

/**
 * Names who caused a case or delayed it, once each; also when it has ended, for by then most is known.
 * @param standing what is named on the case already and was not withdrawn
 * @throws RuleError RESPONSIBLE_NOT_ONE, NAMED_ALREADY
 * Source: R73.
 */
export function name(
  present: CaseFacts,
  { entry, standing, now }: { entry: ResponsibilityFacts; standing: readonly ResponsibilityFacts[]; now: Date },
): Told {
  const { id: responsibilityId, kind } = entry;
  const responsible = responsibleOf(entry);
  if (Object.values(responsible).filter((id) => id !== null).length !== 1)
    throw new RuleError('RESPONSIBLE_NOT_ONE', 'One person, one department or one store is named.', ['staffId']);
  if (standing.some((earlier) => earlier.kind === kind && isSame(earlier, entry)))
    throw new RuleError('NAMED_ALREADY', 'This is named on the case already.', ['kind']);
  return responsibilityNamed.of({ ...placeOf(present), responsibilityId, kind, responsible, namedAt: now });
}

/**
 * Takes back that somebody was named, by an entry against it.
 * @throws RuleError WITHDRAWN_ALREADY
 * Source: R73.
 */
export function withdraw(
  present: CaseFacts,
  { entry, isWithdrawn, now }: { entry: ResponsibilityFacts; isWithdrawn: boolean; now: Date },
): Told {
  if (isWithdrawn) throw new RuleError('WITHDRAWN_ALREADY', 'This has been taken back already.', ['responsibilityId']);
  const { id: responsibilityId, kind } = entry;
  const what = { responsibilityId, kind, responsible: responsibleOf(entry), withdrawnAt: now };
  return responsibilityWithdrawn.of({ ...placeOf(present), ...what });
}

const responsibleOf = ({ staffId, departmentId, storeId }: Responsible): Responsible => ({
  ...{ staffId, departmentId, storeId },
});

const isSame = (one: Responsible, other: Responsible): boolean =>
  one.staffId === other.staffId && one.departmentId === other.departmentId && one.storeId === other.storeId;
