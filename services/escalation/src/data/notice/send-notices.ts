import type { DeadlineKind } from '@complaints/contracts';
import { MOST_ATTEMPTS, nextAttemptAt } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import type { NoticeKind } from '../../domain/notice/notice.js';

/** A notice that is to be sent. */
export interface UnsentNotice {
  toId: string;
  id: string;
  kind: NoticeKind;
  deadlineKind: DeadlineKind | null;
  caseId: string | null;
  attempts: number;
}

/**
 * Takes up notices that are to be sent, so that no other process does before the next attempt is due. The attempt is counted
 * and the next one set before the work; after the last there is none.
 */
export async function takeUpNotices(em: EntityManager, now: Date, most: number): Promise<UnsentNotice[]> {
  const due: UnsentNotice[] = await em.query(
    `select to_id as "toId", id, kind, deadline_kind as "deadlineKind", case_id as "caseId", attempts from notice
     where send_at <= $1 order by send_at limit $2 for update skip locked`,
    [now, most],
  );
  if (due.length === 0) return [];
  await em.query(
    `update notice n set attempts = n.attempts + 1, send_at = taken.next_at
     from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) as taken (to_id, id, next_at)
     where n.to_id = taken.to_id and n.id = taken.id`,
    [
      due.map(({ toId }) => toId),
      due.map(({ id }) => id),
      due.map(({ attempts }) => (attempts + 1 < MOST_ATTEMPTS ? nextAttemptAt(attempts + 1, now) : null)),
    ],
  );
  return due;
}

/** Notes that notices were sent; those that were read meanwhile too. */
export async function endSending(em: EntityManager, notices: readonly UnsentNotice[], sentAt: Date): Promise<void> {
  if (notices.length === 0) return;
  await em.query(
    `update notice n set sent_at = $3, send_at = null from unnest($1::uuid[], $2::uuid[]) as sent (to_id, id)
     where n.to_id = sent.to_id and n.id = sent.id`,
    [notices.map(({ toId }) => toId), notices.map(({ id }) => id), sentAt],
  );
}

/** Who is written to for a post, or in person. */
export interface Reader {
  toId: string;
  email: string;
}

/** Where the holders of posts, and persons, are written to; nobody where that is not known. */
export const findReaders = (em: EntityManager, toIds: readonly string[]): Promise<Reader[]> =>
  em.query(
    `select reader.to_id as "toId", s.email from (
       select post_id as to_id, staff_id from holding where post_id = any($1::uuid[]) and until_at is null
       union all
       select person, person from unnest($1::uuid[]) person) reader
     join staff s on s.id = reader.staff_id where s.email is not null`,
    [[...new Set(toIds)]],
  );
