import type { EntityManager } from 'typeorm';
import type { WarningClock } from '../../domain/notice/warning-of.js';

/** A clock that warns and is in hand. */
export interface ClaimedClock extends WarningClock {
  id: string;
  caseId: string;
}

/**
 * Takes up clocks that run, are in time and are due to warn, those first that were due first, and passes over what somebody
 * else has in hand. What has become late meanwhile is about to be recorded as missed, and warns of nothing.
 */
export const claimWarnings = (em: EntityManager, now: Date, limit: number): Promise<ClaimedClock[]> =>
  em.query(
    `select id, case_id as "caseId", kind, subject, warnings_at as "warningsAt",
       case kind when 'TASK' then (select s.assignee_id from plan_step s where s.id = subject::uuid) end as "assigneeId"
     from deadline where next_warning_at <= $1 and met_at is null and cancelled_at is null and fired_at is null and due_at >= $1
     order by next_warning_at limit $2 for update skip locked`,
    [now, limit],
  );

/** Sets when clocks warn next. */
export async function setNextWarnings(
  em: EntityManager,
  clocks: readonly { id: string; nextAt: Date | null }[],
): Promise<void> {
  await em.query(
    `update deadline d set next_warning_at = x.next_at from unnest($1::uuid[], $2::timestamptz[]) as x (id, next_at)
     where d.id = x.id`,
    [clocks.map(({ id }) => id), clocks.map(({ nextAt }) => nextAt)],
  );
}
