import { setTimeout as sleep } from 'node:timers/promises';
import { type Due, makeDue } from '../../generate/cases.js';
import type { DeadlineHouse } from '../../house/open-escalation.js';

const LOOK_EVERY_MS = 100;
const WITHIN_MS = 120_000;

/** How late clocks were recorded as missed: from the due instant to the commit, as the database stamps it. */
export interface Recorded {
  clocks: number;
  'p50 ms': number;
  'p99 ms': number;
  'most ms': number;
}

/** An instant so many seconds from now, as SQL. */
export async function instantIn(house: DeadlineHouse, seconds: number): Promise<string> {
  const [row] = await house.administrator.all<{ at: Date }>(
    `select date_trunc('milliseconds', clock_timestamp() + $1 * interval '1 second') as at`,
    [seconds],
  );
  return `'${row?.at.toISOString()}'::timestamptz`;
}

/** Has clocks be due, one kind after the other. */
export async function dueOf(house: DeadlineHouse, dues: readonly Due[]): Promise<void> {
  for (const due of dues) await makeDue(house.administrator, due, house);
}

/** Waits until no clock is late any more. @param until SQL for an instant that must have passed */
export async function settled(house: DeadlineHouse, until: string): Promise<void> {
  const end = performance.now() + WITHIN_MS;
  while (performance.now() < end) {
    const [row] = await house.administrator.all<{ done: boolean }>(
      `select clock_timestamp() > ${until} and not exists (
         select from deadline where due_at < clock_timestamp() and met_at is null and cancelled_at is null and fired_at is null
       ) as done`,
    );
    if (row?.done) return;
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error('some clocks are not recorded');
}

/** Which clocks are counted, and from where, in SQL. */
interface Measured {
  /** Those due before it are of another measure. */
  since: string;
  /** Where to count from; the due instant of each, when not said. */
  from?: string;
  /** Which of them. */
  where?: string;
}

/** When the row was committed that holds what became of a clock. */
export const COMMITTED_AT = 'pg_xact_commit_timestamp(xmin)';

/** How late the clocks of a measure were recorded. */
export async function recorded(
  house: DeadlineHouse,
  { since, from = 'due_at', where = 'true' }: Measured,
): Promise<Recorded> {
  const [row] = await house.administrator.all<Recorded>(
    `select count(*)::int as clocks, round(percentile_disc(0.5) within group (order by late), 1)::float as "p50 ms",
       round(percentile_disc(0.99) within group (order by late), 1)::float as "p99 ms", round(max(late), 1)::float as "most ms"
     from (select (extract(epoch from ${COMMITTED_AT} - ${from}) * 1000)::numeric as late
           from deadline where fired_at is not null and due_at >= ${since} and ${where}) as measured`,
  );
  if (!row) throw new Error('a count answers one row');
  return row;
}
