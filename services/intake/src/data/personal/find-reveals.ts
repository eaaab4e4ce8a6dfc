import { type PageArgs, rowsToRead } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { validate } from 'uuid';
import { keyAfter } from '../complaint-filter.js';
import { Reveal } from './reveal.js';

/** Which reveals a list shows; ids are what somebody typed. */
export interface RevealFilter {
  staffId?: string | null;
  complaintId?: string | null;
  customerId?: string | null;
  since?: Date | null;
}

/** One page of reveals, newest first; a row more than shown. */
export async function findRevealPage(
  em: EntityManager,
  { page, filter }: { page: PageArgs; filter: RevealFilter },
): Promise<Reveal[]> {
  const query = em
    .createQueryBuilder(Reveal, 'reveal')
    .orderBy('reveal.revealedAt', 'DESC')
    .addOrderBy('reveal.id', 'DESC')
    .limit(rowsToRead(page));
  const after = keyAfter(page.after);
  if (after) query.andWhere('(reveal.revealed_at, reveal.id) < (:afterAt, :afterId)', after);
  const { staffId, complaintId, customerId, since } = filter;
  const ids = { revealed_by_id: staffId, complaint_id: complaintId, customer_id: customerId };
  for (const [column, id] of Object.entries(ids)) {
    if (!id) continue;
    if (!validate(id)) return [];
    query.andWhere(`reveal.${column} = :${column}`, { [column]: id });
  }
  if (since) query.andWhere('reveal.revealed_at >= :since', { since });
  return query.getMany();
}

/** The place of a reveal in its list. */
export const revealKeyOf = ({ revealedAt, id }: Reveal): [string, string] => [revealedAt.toISOString(), id];
