import { pipelined } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import type { DisbursementFacts } from '../domain/disbursement.js';
import { Disbursement } from './disbursement.js';

/** Lists as the tables take them. */
const written = ({ steps, evidenceIds, ...changes }: Partial<DisbursementFacts>): Partial<Disbursement> => ({
  ...changes,
  ...(steps && { steps: [...steps] }),
  ...(evidenceIds && { evidenceIds: [...evidenceIds] }),
});

/** Writes a new disbursement. */
export function insertDisbursement(em: EntityManager, disbursement: DisbursementFacts): void {
  const insertion = em.createQueryBuilder().insert().into(Disbursement).values(written(disbursement));
  pipelined(em, ...insertion.getQueryAndParameters());
}

/** Writes what changed of a disbursement, into the row and into what is held of it. */
export async function saveDisbursement(
  em: EntityManager,
  disbursement: Disbursement,
  changes: Partial<DisbursementFacts>,
): Promise<void> {
  await em.update(Disbursement, disbursement.id, written(changes));
  Object.assign(disbursement, changes);
}
