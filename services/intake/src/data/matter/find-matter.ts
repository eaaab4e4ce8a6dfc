import type { Scope } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { Complaint } from '../complaint.js';
import { complaintsWithin } from '../scope.js';
import { LevelChange } from './level-change.js';

/** Those of a scope that said the same as a complaint, in the order of their ids. */
export async function findJoinedComplaints(
  em: EntityManager,
  scope: Scope,
  { id, after, most }: { id: string; after: string | null; most: number },
): Promise<Complaint[]> {
  const within = complaintsWithin(scope);
  if (within === null) return [];
  const query = em
    .createQueryBuilder(Complaint, 'complaint')
    .where('complaint.merged_into_id = :id', { id })
    .andWhere(within.sql, within.parameters)
    .orderBy('complaint.id')
    .limit(most);
  if (after) query.andWhere('complaint.id > :after', { after });
  return query.getMany();
}

/** Levels that became others, of complaints within a scope, newest first. */
export async function findLevelChanges(
  em: EntityManager,
  scope: Scope,
  { isLower, before, most }: { isLower: boolean | null; before: string | null; most: number },
): Promise<LevelChange[]> {
  const within = complaintsWithin(scope);
  if (within === null) return [];
  const query = em
    .createQueryBuilder(LevelChange, 'change')
    .innerJoin(Complaint, 'complaint', 'complaint.id = change.complaint_id')
    .where(within.sql, within.parameters)
    .orderBy('change.id', 'DESC')
    .limit(most);
  if (before) query.andWhere('change.id < :before', { before });
  if (typeof isLower === 'boolean') query.andWhere('change.is_lower = :isLower', { isLower });
  return query.getMany();
}
