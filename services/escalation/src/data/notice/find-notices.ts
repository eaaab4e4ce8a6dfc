import type { EntityManager } from 'typeorm';
import { OF_APPROVALS } from '../../domain/notice/notice.js';
import type { ToldTo } from '../../domain/notice/rights.js';
import { Notice } from './notice.js';

/** Which page of whose notices. */
export interface NoticesWanted {
  toldTo: ToldTo;
  unreadOnly: boolean;
  /** The id of the last notice of the page before; null for the first page. */
  afterId: string | null;
  take: number;
}

/** In the words of the partial index that holds what is of approvals. */
const IS_OF_APPROVALS = `r.kind in (${OF_APPROVALS.map((kind) => `'${kind}'`).join(', ')})`;

/** What is read of whom, by the lists of {@link ToldTo}. */
const READ = { everything: 'true', cases: `not (${IS_OF_APPROVALS})`, approvals: IS_OF_APPROVALS } as const;

/** Notices that somebody reads, newest first. */
export const findNotices = (
  em: EntityManager,
  { toldTo, unreadOnly, afterId, take }: NoticesWanted,
): Promise<Notice[]> => {
  const pages = Object.entries(READ).map(
    ([list, isRead]) => `select page.to_id, page.id from unnest(:${list}::uuid[]) mine (id) cross join lateral (
       select r.to_id, r.id from notice r
       where r.to_id = mine.id and (:afterId::uuid is null or r.id < :afterId::uuid) and ${isRead}
         ${unreadOnly ? 'and r.read_at is null' : ''}
       order by r.id desc limit :take
     ) page`,
  );
  return em
    .createQueryBuilder(Notice, 'n')
    .where(`(n.to_id, n.id) in (${pages.join(' union all ')})`, { ...toldTo, afterId, take })
    .orderBy('n.id', 'DESC')
    .limit(take)
    .getMany();
};

/** Those of some notices that somebody reads, newest first. */
export const findNoticesOf = (
  em: EntityManager,
  { ids, toldTo }: { ids: readonly string[]; toldTo: ToldTo },
): Promise<Notice[]> => {
  const isRead = Object.entries(READ).map(([list, kinds]) => `r.to_id = any(:${list}::uuid[]) and ${kinds}`);
  const all = Object.values(toldTo).flat();
  return em
    .createQueryBuilder(Notice, 'r')
    .where('r.to_id = any(:all::uuid[]) and r.id = any(:ids::uuid[])', { all, ids })
    .andWhere(`((${isRead.join(') or (')}))`, { ...toldTo })
    .orderBy('r.id', 'DESC')
    .getMany();
};

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

/** Takes back what nobody has read of a request for money that waits for no approval any more; what was read stays. */
export async function takeBackApproval(em: EntityManager, disbursementId: string): Promise<void> {
  await em.query(`delete from notice where kind = 'APPROVAL_WAITING' and subject = $1 and read_at is null`, [
    disbursementId,
  ]);
}
