import { RuleError } from '@complaints/contracts';
import { z } from 'zod';

/** How many members of staff a complaint is about at the most. */
export const MOST_ACCUSED = 20;

const StaffId = z.uuid().toLowerCase();

/**
 * Reads which members of staff are complained about; whoever is named twice is named once. Whether they are known shows
 * elsewhere.
 * @returns null when nothing is said
 * @throws RuleError TOO_MANY_ACCUSED beyond {@link MOST_ACCUSED}, STAFF_ID_INVALID with the place in its path
 * Source: R2, R20.
 */
export function readAccusedStaff(ids: readonly string[] | null | undefined): string[] | null {
  if (!ids) return null;
  const path = 'accusedStaffIds';
  const read = ids.map((id, place) => {
    const { data } = StaffId.safeParse(id);
    if (data === undefined) throw new RuleError('STAFF_ID_INVALID', 'This is no id of anybody.', [path, String(place)]);
    return data;
  });
  const accused = [...new Set(read)];
  if (accused.length <= MOST_ACCUSED) return accused;
  throw new RuleError('TOO_MANY_ACCUSED', `A complaint is about ${MOST_ACCUSED} members of staff at the most.`, [path]);
}
