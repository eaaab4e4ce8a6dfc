import { joinedTo } from '../matter/derive-matter.js';
import { MOST_ACCUSED } from './accused-staff.js';

/** Who complains and about whom: what decides who may own a case, whether anybody can be reached, and whose it is. Source: R20, R35, R66. */
export interface Parties {
  /** Who complains; null for nobody known, and for somebody erased. */
  customerId: string | null;
  /** Whether a way to reach the customer is known. */
  reachable: boolean;
  /** The staff among the people complained about. */
  accusedStaffIds: readonly string[];
}

/** What is taken for granted where nothing is told. */
export const NOTHING_TO_TELL: Parties = { customerId: null, reachable: true, accusedStaffIds: [] };

/** A complaint of a matter with its own parties. */
export interface PartyComplaint extends Parties {
  id: string;
  mergedIntoId: string | null;
  acceptedAt: Date;
}

/**
 * The parties of a complaint together with those of everything that was joined to it: whoever said the same can be reached
 * for it, and whoever was accused elsewhere is accused here. It is the complaint of whoever made it; where nobody knows who
 * that was, of whoever first said the same.
 * Source: R5, R20, R35, R66.
 */
export function partiesOf(complaint: PartyComplaint, onMatter: readonly PartyComplaint[]): Parties {
  const family = [complaint, ...joinedTo(complaint.id, onMatter)];
  const accused = new Set(family.flatMap(({ accusedStaffIds }) => accusedStaffIds));
  return {
    customerId: family.find(({ customerId }) => customerId !== null)?.customerId ?? null,
    reachable: family.some(({ reachable }) => reachable),
    accusedStaffIds: [...accused].slice(0, MOST_ACCUSED),
  };
}

/** Whether owner and clocks are decided as before; in which order the staff were named is nothing, nor who the customer is. */
export const sameParties = (one: Parties, other: Parties): boolean =>
  one.reachable === other.reachable &&
  one.accusedStaffIds.length === other.accusedStaffIds.length &&
  one.accusedStaffIds.every((id) => other.accusedStaffIds.includes(id));
