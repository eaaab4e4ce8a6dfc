import { PostKind } from '@complaints/contracts';
import { newId } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import type { NoticeFacts } from '../../domain/notice/notice.js';
import { Post } from '../post.js';

const OVERSIGHT: readonly PostKind[] = [PostKind.STORE_HEADQUARTERS, PostKind.CUSTOMER_SERVICE];

/** Keeps what staff are told, in one statement however much it is. */
export async function keepNotices(em: EntityManager, now: Date, notices: readonly NoticeFacts[]): Promise<void> {
  if (notices.length === 0) return;
  const oversight = notices.some(({ toId }) => toId === null) ? await findOversight(em) : [];
  const rows = notices.flatMap((notice) =>
    notice.toId === null ? oversight.map((toId) => ({ ...notice, toId })) : [notice],
  );
  await em.query(
    `insert into notice (to_id, id, kind, case_id, deadline_kind, subject, created_at, send_at)
     select *, $7, $7 from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[])`,
    [
      rows.map(({ toId }) => toId),
      rows.map(newId),
      rows.map(({ kind }) => kind),
      rows.map(({ caseId }) => caseId),
      rows.map(({ deadlineKind }) => deadlineKind),
      rows.map(({ subject }) => subject),
      now,
    ],
  );
}

async function findOversight(em: EntityManager): Promise<string[]> {
  const posts = await em
    .createQueryBuilder(Post, 'p')
    .where('p.kind = any(:kinds::text[])', { kinds: OVERSIGHT })
    .orderBy('p.id')
    .getMany();
  return posts.map(({ id }) => id);
}
