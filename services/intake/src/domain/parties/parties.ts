import { joinedTo } from '../matter/derive-matter.js';
import { MOST_ACCUSED } from './accused-staff.js';

/** What decides who may own a case and whether anybody can be reached. Source: R20, R35. */
export interface Parties {
  /** Whether a way to reach the customer is known. */
  reachable: boolean;
  /** The staff among the people complained about. */
  accusedStaffIds: readonly string[];
}

/** What is taken for granted where nothing is told. */
export const NOTHING_TO_TELL: Parties = { reachable: true, accusedStaffIds: [] };

/** A complaint of a matter with its own parties. */
export interface PartyComplaint extends Parties {
  id: string;
  mergedIntoId: string | null;
  acceptedAt: Date;
}

/**
 * The parties of a complaint together with those of everything that was joined to it: whoever said the same can be reached
 * for it, and whoever was accused elsewhere is accused here.
 * Source: R5, R20, R35.
 */
export function partiesOf(complaint: PartyComplaint, onMatter: readonly PartyComplaint[]): Parties {
  const family = [complaint, ...joinedTo(complaint.id, onMatter)];
  const accused = new Set(family.flatMap(({ accusedStaffIds }) => accusedStaffIds));
  return {
    reachable: family.some(({ reachable }) => reachable),
    accusedStaffIds: [...accused].slice(0, MOST_ACCUSED),
  };
}

/** Whether there is anything to tell; in which order the staff were named is nothing. */
export const sameParties = (one: Parties, other: Parties): boolean =>
  one.reachable === other.reachable &&
  one.accusedStaffIds.length === other.accusedStaffIds.length &&
  one.accusedStaffIds.every((id) => other.accusedStaffIds.includes(id));
