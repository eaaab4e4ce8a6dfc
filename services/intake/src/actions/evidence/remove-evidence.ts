import { type EntityManager, In, Not } from 'typeorm';
import { Evidence } from '../../data/evidence/evidence.js';
import { EvidenceState } from '../../domain/evidence/vocabulary.js';

/**
 * Takes the evidence of complaints away: names and digests at once, the files as soon as the timer `tidy-evidence` reaches
 * the storage, within seconds; kind, size and times stay. It is safe to repeat.
 * @returns how many files were taken away
 * Source: R8.
 */
export async function removeEvidenceOf(
  em: EntityManager,
  { complaintIds, now }: { complaintIds: readonly string[]; now: Date },
): Promise<number> {
  const there = await em.find(Evidence, {
    where: { complaintId: In([...complaintIds]), state: Not(EvidenceState.REMOVED) },
    order: { id: 'ASC' },
    lock: { mode: 'for_no_key_update' },
  });
  if (there.length === 0) return 0;
  const removed = { state: EvidenceState.REMOVED, name: null, sha256: null, removedAt: now, filesGoneAt: null };
  await em.update(Evidence, { id: In(there.map(({ id }) => id)) }, removed);
  return there.length;
}
