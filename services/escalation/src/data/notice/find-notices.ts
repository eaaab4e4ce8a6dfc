import type { EntityManager } from 'typeorm';
import { Notice } from './notice.js';

/** Which page of whose notices. */
export interface NoticesWanted {
  /** Posts and persons. */
  toIds: readonly string[];
  unreadOnly: boolean;
  /** The id of the last notice of the page before; null for the first page. */
  afterId: string | null;
  take: number;
}

/** Notices to any of these, newest first. */
export const findNotices = (
  em: EntityManager,
  { toIds, unreadOnly, afterId, take }: NoticesWanted,
): Promise<Notice[]> =>
  em
    .createQueryBuilder(Notice, 'n')
    .where(
      `(n.to_id, n.id) in (
        select page.to_id, page.id from unnest(:toIds::uuid[]) mine (id) cross join lateral (
          select r.to_id, r.id from notice r
          where r.to_id = mine.id and (:afterId::uuid is null or r.id < :afterId::uuid) ${unreadOnly ? 'and r.read_at is null' : ''}
          order by r.id desc limit :take
        ) page)`,
      { toIds, afterId, take },
    )
    .orderBy('n.id', 'DESC')
    .limit(take)
    .getMany();

/** Those of some notices that are to one of these, newest first. */
export const findNoticesOf = (
  em: EntityManager,
  { ids, toIds }: { ids: readonly string[]; toIds: readonly string[] },
): Promise<Notice[]> =>
  em
    .createQueryBuilder(Notice, 'n')
    .where('n.to_id = any(:toIds::uuid[]) and n.id = any(:ids::uuid[])', { ids, toIds })
    .orderBy('n.id', 'DESC')
    .getMany();

/** Marks notices as read, those that nobody has read yet; what has not been sent is sent no more. */
export async function readNotices(
  em: EntityManager,
  notices: readonly Notice[],
  { byId, now }: { byId: string; now: Date },
): Promise<void> {
  await em.query(
    `update notice set read_at = $4, read_by_id = $3, send_at = null
     where (to_id, id) in (select * from unnest($1::uuid[], $2::uuid[])) and read_at is null`,
    [notices.map(({ toId }) => toId), notices.map(({ id }) => id), byId, now],
  );
}
