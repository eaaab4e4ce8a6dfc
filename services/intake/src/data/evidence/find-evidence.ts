import type { Scope } from '@complaints/kit';
import { type EntityManager, In } from 'typeorm';
import { validate } from 'uuid';
import { EvidenceState } from '../../domain/evidence/vocabulary.js';
import { Complaint } from '../complaint.js';
import { complaintsWithin } from '../scope.js';
import { Evidence } from './evidence.js';

/** What reaches evidence: the scope of the complaints that are seen, and that of the evidence itself. */
type Scopes = readonly [complaints: Scope, evidence: Scope];

/** A piece of evidence of a complaint that both scopes reach; null when there is none. The id is what somebody typed. */
export async function findEvidence(em: EntityManager, id: string, scopes: Scopes): Promise<Evidence | null> {
  const [found] = await findEvidenceByIds(em, [id], scopes);
  return found ?? null;
}

/** The pieces of evidence of some ids of complaints that both scopes reach, in any order. Ids are what somebody typed. */
export async function findEvidenceByIds(
  em: EntityManager,
  ids: readonly string[],
  scopes: Scopes,
): Promise<Evidence[]> {
  const known = ids.filter((id) => validate(id));
  const found = known.length === 0 ? [] : await em.findBy(Evidence, { id: In(known) });
  if (found.length === 0) return [];
  const seen = await complaintsSeen(em, [...new Set(found.map(({ complaintId }) => complaintId))], scopes);
  return found.filter(({ complaintId }) => seen.has(complaintId));
}

/** One page of the evidence of several complaints that both scopes reach, each in the order in which it was added. */
export async function findEvidencePages(
  em: EntityManager,
  { complaintIds, after, rows }: { complaintIds: readonly string[]; after: [Date, string] | null; rows: number },
  scopes: Scopes,
): Promise<Evidence[]> {
  const seen = await complaintsSeen(em, complaintIds, scopes);
  if (seen.size === 0) return [];
  const ids: { id: string }[] = await em.query(
    `select picked.id from unnest($1::uuid[]) as of (complaint_id), lateral (
       select id, added_at from evidence
       where complaint_id = of.complaint_id and ($2::timestamptz is null or (added_at, id) > ($2, $3::uuid))
       order by added_at, id limit $4
     ) as picked`,
    [[...seen], after?.[0] ?? null, after?.[1] ?? null, rows],
  );
  return em.find(Evidence, { where: { id: In(ids.map(({ id }) => id)) }, order: { addedAt: 'ASC', id: 'ASC' } });
}

async function complaintsSeen(
  em: EntityManager,
  ids: readonly string[],
  scopes: readonly Scope[],
): Promise<Set<string>> {
  const [complaints, evidence] = scopes.map(complaintsWithin);
  if (!complaints || !evidence) return new Set();
  const seen = em
    .createQueryBuilder(Complaint, 'complaint')
    .select('complaint.id', 'id')
    .where('complaint.id = any(:ids)', { ids })
    .andWhere(complaints.sql, complaints.parameters);
  // The conditions of both scopes have parameters of the same names.
  const rows: { id: string }[] = await seen.getRawMany();
  if (rows.length === 0) return new Set();
  const both = em
    .createQueryBuilder(Complaint, 'complaint')
    .select('complaint.id', 'id')
    .where('complaint.id = any(:seen)', { seen: rows.map(({ id }) => id) })
    .andWhere(evidence.sql, evidence.parameters);
  return new Set((await both.getRawMany<{ id: string }>()).map(({ id }) => id));
}

/** The files of complaints that are kept, in any order. */
export const findKeptEvidence = (em: EntityManager, complaintIds: readonly string[]): Promise<Evidence[]> =>
  em.findBy(Evidence, { complaintId: In([...complaintIds]), state: EvidenceState.STORED });

/** How long a file that never came is kept waiting for at the most, and how many are looked at together. */
const BATCH = 100;

/** Holds files that can come no more; those somebody else holds are left to them. */
export const takeOverdueEvidence = (em: EntityManager, now: Date): Promise<Evidence[]> =>
  em
    .createQueryBuilder(Evidence, 'evidence')
    .where(`evidence.state = 'AWAITED' and evidence.awaited_until < :now`, { now })
    .orderBy('evidence.awaitedUntil')
    .limit(BATCH)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();

/** Evidence of which something may be left in the storage although nothing should. */
export const findEvidenceToDrop = (em: EntityManager): Promise<Evidence[]> =>
  em
    .createQueryBuilder(Evidence, 'evidence')
    .where(`evidence.state in ('REFUSED', 'REMOVED') and evidence.files_gone_at is null`)
    .orderBy('evidence.id')
    .limit(BATCH)
    .getMany();
