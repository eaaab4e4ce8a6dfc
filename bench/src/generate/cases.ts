import type { Database } from '../house/database.js';
import { idOf, REGIONS, STORES } from './complaints.js';

/** Three cases have four clocks running: see `rowsSql`. */
const RUNNING_PER_CASE = 4 / 3;
const ROWS_AT_ONCE = 100_000;
/** So many months ahead that none of them is due while measuring. */
const DUE_IN_MONTHS = 24;

/** How many cases have so many running clocks in all. */
const casesOf = (clocks: number): number => Math.ceil(clocks / RUNNING_PER_CASE);

/** Ids count up with the case, as those of version 7 do with time. */
const idIn = (kind: 'case' | 'complaint' | 'matter' | 'contact' | 'plan' | 'round', number: string): string => {
  const place = ['case', 'complaint', 'matter', 'contact', 'plan', 'round'].indexOf(kind);
  return `('0198a${place}00-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
};
const postIn = (base: number, number: string): string =>
  `(left('${idOf('post', 0)}', -8) || lpad(to_hex(${base} + ${number}), 8, '0'))::uuid`;
const placeIn = (kind: 'store' | 'region', number: string): string =>
  `(left('${idOf(kind, 0)}', -8) || lpad(to_hex(${number}), 8, '0'))::uuid`;

const REGIONAL = STORES;
const HEADQUARTERS = STORES + 2 * REGIONS;

/** Every post that can own a case, held by somebody: a manager per store, two per region, two at headquarters. */
export async function generatePosts(database: Database): Promise<void> {
  await database.all(`
    insert into post (id, kind, store_id, region_id, audit_salt)
    select ${postIn(0, 'n')}, 'STORE_MANAGER', ${placeIn('store', 'n')}, ${placeIn('region', `n % ${REGIONS}`)}, gen_random_uuid()
      from generate_series(0, ${STORES - 1}) n
    union all select ${postIn(REGIONAL, 'n')}, case when n % 2 = 0 then 'REGIONAL_DIRECTOR' else 'REGIONAL_PRESIDENT' end, null,
      ${placeIn('region', 'n / 2')}, gen_random_uuid() from generate_series(0, ${2 * REGIONS - 1}) n
    union all select ${postIn(HEADQUARTERS, 'n')}, case n when 0 then 'EXECUTIVE_PRESIDENT' else 'CUSTOMER_SERVICE' end, null, null,
      gen_random_uuid() from generate_series(0, 1) n`);
  await database.all(`
    insert into staff (id, name) select id, 'Holder of ' || kind from post;
    insert into holding (id, post_id, staff_id, from_at) select gen_random_uuid(), id, id, now() from post`);
}

/**
 * Open cases by their number, and their clocks. Of three cases two wait for contact, or plan with a contact that came too
 * late; one of these has proposed a plan:
 *   0: WAITING_CONTACT, contact and plan run   1: PLANNING, plan runs   2: PLANNING with a round proposed, plan runs
 */
const rowsSql = `
  with drawn as materialized (
    select n, n % 3 as kind, n % ${STORES} as store,
      date_trunc('milliseconds', now()) - interval '1 hour' as opened_at,
      date_trunc('milliseconds', now()) + interval '${DUE_IN_MONTHS} months' + n * interval '86 milliseconds' as plan_due_at
    from generate_series($1::int, $2::int) n
  ), opened as (
    insert into handling_case (id, complaint_id, matter_id, store_id, region_id, confidential, level, tier, state, abnormal_flag,
      owner_post_id, failed_attempts, accepted_at, opened_at, next_due_at, policy_version)
    select ${idIn('case', 'n')}, ${idIn('complaint', 'n')}, ${idIn('matter', 'n')}, ${placeIn('store', 'store')},
      ${placeIn('region', `store % ${REGIONS}`)}, false, 'FIRST', 1, case kind when 0 then 'WAITING_CONTACT' else 'PLANNING' end,
      false, ${postIn(0, 'store')}, 0, opened_at, opened_at,
      case kind when 0 then plan_due_at - interval '23 hours 30 minutes' else plan_due_at end, 1
    from drawn
  ), clocks as (
    insert into deadline (id, case_id, kind, generation, armed_at, limit_minutes, due_at, fired_at, met_at, warnings_at,
      next_warning_at, policy_version)
    select id, ${idIn('case', 'n')}, clock, 1, opened_at, minutes, due_at, fired_at, met_at, warnings_at,
      case when fired_at is null then warnings_at[1] end, 1
    from drawn cross join lateral (
      select ${idIn('contact', 'n')}, 'CONTACT', 30, opened_at + interval '30 minutes', opened_at + interval '31 minutes',
        opened_at + interval '40 minutes', array[opened_at + interval '15 minutes', opened_at + interval '24 minutes'] where kind > 0
      union all select ${idIn('contact', 'n')}, 'CONTACT', 30, plan_due_at - interval '23 hours 30 minutes', null, null,
        array[plan_due_at - interval '23 hours 45 minutes', plan_due_at - interval '23 hours 36 minutes'] where kind = 0
      union all select ${idIn('plan', 'n')}, 'PLAN', 1440, plan_due_at, null, null,
        array[plan_due_at - interval '12 hours', plan_due_at - interval '4 hours 48 minutes']
    ) as clock (id, clock, minutes, due_at, fired_at, met_at, warnings_at)
    order by n, clock
  ), versions as (
    insert into aggregate_version (aggregate_id, version) select ${idIn('complaint', 'n')}, 2 + kind from drawn
  )
  insert into plan (id, case_id, round, cause, remedy, state, proposed_at, proposed_by_id)
  select ${idIn('round', 'n')}, ${idIn('case', 'n')}, 1, 'The box was crushed in transit.', 'REPLACE', 'PROPOSED', opened_at,
    ${postIn(0, 'store')} from drawn where kind = 2`;

/** Puts cases with so many running clocks into empty tables, with no trigger in force. */
export async function generateCases(
  database: Database,
  { clocks, say }: { clocks: number; say: (line: string) => void },
): Promise<void> {
  const cases = casesOf(clocks);
  for (let from = 0; from < cases; from += ROWS_AT_ONCE) {
    const until = Math.min(cases, from + ROWS_AT_ONCE);
    await database.all(rowsSql, [from, until - 1]);
    say(`${until.toLocaleString('en')} cases`);
  }
}

/** Clocks that are to be due. */
export interface Due {
  kind: 'CONTACT' | 'PLAN';
  count: number;
  /** SQL for the instant of the nth of them, `n` counting from 0. */
  at: string;
  /** Of cases that lie all over the tables. Otherwise of such as were opened one after the other, as what is due at once is. */
  apart?: boolean;
}

/** How many clocks were made due so far: the next ones are of other cases. */
export type Taken = Map<string, number>;

/** The number of the case of the nth clock, in SQL; the second half of the cases is kept for those that lie apart. */
function caseNumber({ kind, apart = false }: Due, taken: number, clocks: number): string {
  const half = Math.floor(casesOf(clocks) / 6);
  const place = `(n + ${taken})`;
  const group = kind === 'CONTACT' ? place : `(${place} / 2)`;
  const within = kind === 'CONTACT' ? '0' : `1 + ${place} % 2`;
  return `3 * (${apart ? `${half} + (${group} * 7919::bigint) % ${half}` : group}) + ${within}`;
}

/**
 * Has clocks be due at given instants, as if they had been armed for it and their warnings given: contacts of cases that
 * wait for one, plans of cases that plan, every other of these with a round proposed.
 */
export async function makeDue(
  administrator: Database,
  due: Due,
  { taken, clocks }: { taken: Taken; clocks: number },
): Promise<void> {
  const { kind, count, at } = due;
  const place = `${kind} ${due.apart ?? false}`;
  await administrator.all('begin');
  await administrator.all('set local session_replication_role = replica');
  const [changed] = await administrator.all<{ count: number }>(
    `with chosen as materialized (
       select ${idIn('case', caseNumber(due, taken.get(place) ?? 0, clocks))} as case_id, ${at} as due_at
       from generate_series(0, ${count - 1}) n
     ), clocks as (
       update deadline d set due_at = c.due_at, next_warning_at = null, armed_at = c.due_at - d.limit_minutes * interval '1 minute'
       from chosen c where d.case_id = c.case_id and d.kind = '${kind}' and d.fired_at is null returning d.case_id
     ), cases as (
       update handling_case h set next_due_at = c.due_at from chosen c where h.id = c.case_id
     )
     select count(*)::int as count from clocks`,
  );
  await administrator.all('commit');
  if (changed?.count !== count) throw new Error(`of ${count} clocks only ${changed?.count} were there to be due`);
  taken.set(place, (taken.get(place) ?? 0) + count);
}
