import type { Level, Tier } from '@complaints/contracts';
import { pipelined } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';

/**
 * Lets whatever is decided on the money of a complaint, and of those joined with it, follow one another until the transaction
 * ends.
 * Source: R61.
 */
export const lockUses = (em: EntityManager, complaintId: string): void =>
  pipelined(em, `select pg_advisory_xact_lock(hashtextextended('complaint:' || leading_complaint($1), 0))`, [
    complaintId,
  ]);

/** What the fund knows of a complaint: facts that others own, null until they are heard. */
interface ComplaintStanding {
  storeId: string | null;
  regionId: string | null;
  confidential: boolean;
  level: Level | null;
  tier: Tier | null;
  isOpen: boolean | null;
  /** The one it was joined to. */
  intoId: string | null;
}

/** How a complaint stands with the fund. */
interface Standing {
  /** Whole fen that were asked, granted or paid for it and all that are joined with it, and not refused, called off or taken back. */
  usedFen: number;
  /** Null where it was never heard of. */
  known: ComplaintStanding | null;
}

/** What was used for a complaint, and what is known of it. The uses for it are locked. Source: R61. */
export async function findStanding(em: EntityManager, complaintId: string): Promise<Standing> {
  const [{ usedFen, isKnown, ...known }] = await em.query(
    `select (select coalesce(sum(amount_fen), 0) from disbursement
             where complaint_id in (select joined_complaints($1)) and state in ('REQUESTED', 'APPROVED', 'PAID')) as "usedFen",
            known.id is not null as "isKnown", known.store_id as "storeId", known.region_id as "regionId", known.confidential,
            directory_level.level, directory_case.tier, directory_case.is_open as "isOpen", directory_merger.into_id as "intoId"
     from (select $1::uuid as id) as complaint
     left join directory_complaint known on known.id = complaint.id
     left join directory_level on directory_level.complaint_id = known.id
     left join directory_case on directory_case.complaint_id = known.id
     left join directory_merger on directory_merger.complaint_id = known.id`,
    [complaintId],
  );
  return { usedFen: Number(usedFen), known: isKnown ? known : null };
}

/** Those of the files that are not known to be kept of a complaint. Source: R4. */
export async function filesNotOf(em: EntityManager, complaintId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const kept: { id: string }[] = await em.query(
    'select id from directory_evidence where id = any($1::uuid[]) and complaint_id = $2',
    [ids.filter(isUuid), complaintId],
  );
  const known = new Set(kept.map(({ id }) => id));
  return ids.filter((id) => !known.has(id.toLowerCase()));
}
