import { ComplaintStatus, RuleError } from '@complaints/contracts';
import { optionalText } from './text.js';

/** A complaint that may be handed over. */
export interface RoutableComplaint {
  status: ComplaintStatus;
  regionId: string | null;
  departmentId: string | null;
  handOvers: number;
}

/** A department it may be handed to. */
export interface RoutingDepartment {
  id: string;
  /** Null for one of headquarters. */
  regionId: string | null;
}

const MOST_NOTE_CHARACTERS = 2_000;
const MOST_HAND_OVERS = 100;

/**
 * Hands an open complaint to the department that must deal with it, in its region or at headquarters, or back to its owner.
 * @param department null to hand it back
 * @returns how often it has been handed over now
 * @throws RuleError COMPLAINT_NOT_OPEN, ALREADY_THERE, DEPARTMENT_OF_ANOTHER_REGION, TOO_MANY_HAND_OVERS
 * Source: R6.
 */
export function handOver(complaint: RoutableComplaint, department: RoutingDepartment | null): number {
  const { status, regionId, departmentId, handOvers } = complaint;
  if (status !== ComplaintStatus.OPEN) {
    throw new RuleError('COMPLAINT_NOT_OPEN', `The complaint is ${status} and goes to nobody.`, ['complaintId']);
  }
  if ((department?.id ?? null) === departmentId) {
    throw new RuleError('ALREADY_THERE', 'It is in these hands already.', ['departmentId']);
  }
  if (department?.regionId && department.regionId !== regionId) {
    throw new RuleError('DEPARTMENT_OF_ANOTHER_REGION', 'The department belongs to another region.', ['departmentId']);
  }
  if (handOvers >= MOST_HAND_OVERS) {
    throw new RuleError('TOO_MANY_HAND_OVERS', `It has been handed over ${MOST_HAND_OVERS} times.`, ['complaintId']);
  }
  return handOvers + 1;
}

/** @throws RuleError TEXT_NOT_UNICODE, TEXT_TOO_LONG */
export const readNote = (note: string | null | undefined): string | null =>
  optionalText(note, { path: ['note'], most: MOST_NOTE_CHARACTERS });
