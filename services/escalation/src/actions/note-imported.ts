import type { EntityManager } from 'typeorm';
import { ImportedComplaint } from '../data/imported-complaint.js';

/**
 * Remembers a complaint that was brought in as closed history: it gets no case, and whoever comes back to it is not kept
 * waiting for one. To hear of it twice changes nothing. Source: R9.
 */
export async function noteImported(em: EntityManager, { complaintId }: { complaintId: string }): Promise<void> {
  await em.createQueryBuilder().insert().into(ImportedComplaint).values({ complaintId }).orIgnore().execute();
}
