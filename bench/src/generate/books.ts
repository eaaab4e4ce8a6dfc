import type { Database } from '../house/database.js';
import { idOf, REGIONS, STORES } from './complaints.js';

/** The instant at which the books end: the newest entry is from just before. */
export const BOOKS_END = new Date('2026-11-23T01:30:00.000Z');

const YEARS = 5;
/** Of twenty disbursements sixty-four entries: see `ROWS`. */
const ENTRIES_PER_DISBURSEMENT = 3.2;
const ROWS_AT_ONCE = 50_000;
const BUDGET_FEN = 2_000_000;
const ZONE = `'Asia/Shanghai'`;

/** Posts by number: a manager per store, then a director, a president and a cashier per region, then those at headquarters. */
const REGIONAL = STORES;
const HEADQUARTERS = STORES + 3 * REGIONS;
const postIn = (number: string): string => `(left('${idOf('post', 0)}', -8) || lpad(to_hex(${number}), 8, '0'))::uuid`;
const placeIn = (kind: 'store' | 'region', number: string): string =>
  `(left('${idOf(kind, 0)}', -8) || lpad(to_hex(${number}), 8, '0'))::uuid`;
const idIn = (kind: 'disbursement' | 'complaint' | 'plan', number: string): string => {
  const place = ['disbursement', 'complaint', 'plan'].indexOf(kind);
  return `('0198b${place}00-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
};

/** Whoever holds a post is known by its id. */
export const holders = {
  manager: idOf('post', 0),
  director: idOf('post', REGIONAL),
  executive: idOf('post', HEADQUARTERS),
  administrator: idOf('post', HEADQUARTERS + 1),
} as const;

/** The chain as the fund knows it, every post held. */
export async function generateDirectory(database: Database): Promise<void> {
  const name = (kind: string) => `'${kind}' || n, '${kind}' || n, '${kind}' || n, 1`;
  await database.all(
    `insert into directory_region (id, code, name_zh, name_en, version)
     select ${placeIn('region', 'n')}, ${name('R')} from generate_series(0, ${REGIONS - 1}) n`,
  );
  await database.all(
    `insert into directory_store (id, region_id, code, name_zh, name_en, version)
     select ${placeIn('store', 'n')}, ${placeIn('region', `n % ${REGIONS}`)}, ${name('S')} from generate_series(0, ${STORES - 1}) n`,
  );
  await database.all(`
    insert into directory_post (id, kind, store_id, region_id, holder_id, deputies, version)
    select post, kind, store, region, post, '[]', 1 from (
      select ${postIn('n')}, 'STORE_MANAGER', ${placeIn('store', 'n')}, ${placeIn('region', `n % ${REGIONS}`)}
        from generate_series(0, ${STORES - 1}) n
      union all select ${postIn(`${REGIONAL} + n`)}, (array['REGIONAL_DIRECTOR', 'REGIONAL_PRESIDENT', 'CASHIER'])[1 + n / ${REGIONS}], null,
        ${placeIn('region', `n % ${REGIONS}`)} from generate_series(0, ${3 * REGIONS - 1}) n
      union all select ${postIn(`${HEADQUARTERS} + n`)}, (array['EXECUTIVE_PRESIDENT', 'ADMINISTRATOR'])[1 + n], null, null
        from generate_series(0, 1) n
    ) as posts (post, kind, store, region)`);
}

/**
 * Disbursements by their number with all their entries, in the order of time. Of twenty one is refused, two are called off, one is
 * reversed, two climbed to the director, and all others are paid; the last seven hundred wait or are yet to be paid. Of ten
 * nine stand before the manager, of a hundred one before the president, of a thousand one before the executive.
 */
const ROWS = `
  with drawn as materialized (
    select n, n % 20 as fate, n >= $3::int - 200 as waits, n >= $3::int - 700 as granted, (n + n / 10 + n / 100 + n / 1000) % ${STORES} as store,
      date_trunc('milliseconds', $4::timestamptz - (1 - n::float8 / $3) * interval '${YEARS} years') as asked_at
    from generate_series($1::int, $2::int) n
  ), placed as materialized (
    select drawn.*, ${idIn('disbursement', 'n')} as id, ${placeIn('store', 'store')} as store_id, ${placeIn('region', `store % ${REGIONS}`)} as region_id,
      fate in (4, 5) as climbed, to_char(asked_at at time zone ${ZONE}, 'YYYY-MM') as month,
      to_char(asked_at at time zone ${ZONE}, 'YYYY-"Q"Q') as quarter,
      case when fate in (4, 5) then 'REGIONAL_DIRECTOR' when n % 1000 = 999 then 'EXECUTIVE_PRESIDENT'
        when n % 100 = 99 then 'REGIONAL_PRESIDENT' when n % 10 = 9 then 'REGIONAL_DIRECTOR' else 'STORE_MANAGER' end as kind,
      case when waits then 'REQUESTED' when granted then 'APPROVED'
        else (array['REJECTED', 'CANCELLED', 'CANCELLED', 'REVERSED'])[fate + 1] end as ended
    from drawn
  ), asked as materialized (
    select placed.*, coalesce(ended, 'PAID') as state,
      case kind when 'STORE_MANAGER' then ${postIn('store')} when 'REGIONAL_DIRECTOR' then ${postIn(`${REGIONAL} + store % ${REGIONS}`)}
        when 'REGIONAL_PRESIDENT' then ${postIn(`${REGIONAL + REGIONS} + store % ${REGIONS}`)} else ${postIn(`${HEADQUARTERS}`)} end as post,
      case when kind in ('STORE_MANAGER', 'REGIONAL_DIRECTOR') then month else quarter end as period,
      case kind when 'STORE_MANAGER' then 500 + n * 37 % 1500 when 'REGIONAL_DIRECTOR' then 1000 + n * 37 % 2000 else 30000 + n * 37 % 70000 end as fen,
      case when climbed then 2 else 1 end as holds,
      coalesce(ended, 'PAID') not in ('REQUESTED', 'REJECTED') and not (coalesce(ended, '') = 'CANCELLED' and fate = 1) as decided,
      coalesce(ended, 'PAID') in ('PAID', 'REVERSED') as paid
    from placed
  ), disbursements as (
    insert into disbursement (id, plan_id, complaint_id, store_id, region_id, level, owner_tier, proposer_id, amount_fen, purpose, state,
      approver_post_id, approver_kind, period_key, hold_number, hold_until, route, policy_version, requested_at, decided_at, decided_by,
      rejection_reason, paid_at, paid_by, payment_channel, payment_reference, payment_made_at, ended_at, cancellation_cause)
    select id, ${idIn('plan', 'n')}, ${idIn('complaint', 'n')}, store_id, region_id, 'FIRST', 1, ${postIn('store')}, fen, 'COMPENSATION', state,
      post, kind, period, holds, asked_at + interval '72 hours',
      jsonb_build_array(jsonb_build_object('kind', kind, 'postId', post, 'obstacle', null, 'leftFen', null)), 1, asked_at,
      case when decided or state = 'REJECTED' then asked_at + interval '1 hour' end, case when decided or state = 'REJECTED' then post end,
      case when state = 'REJECTED' then 'DECIDED' end,
      case when paid then asked_at + interval '2 hours' end,
      case when paid then ${postIn(`${REGIONAL + 2 * REGIONS} + store % ${REGIONS}`)} end,
      case when paid then 'WECHAT_PAY' end, case when paid then 'WX-' || n end, case when paid then asked_at + interval '2 hours' end,
      case when state in ('CANCELLED', 'REVERSED') then asked_at + interval '1 day' end, case when state = 'CANCELLED' then 'BY_HAND' end
    from asked
  ), complaints as (
    insert into directory_complaint (id, store_id, region_id, confidential, version)
    select ${idIn('complaint', 'n')}, store_id, region_id, false, 1 from asked
  )
  insert into transfer (id, kind, disbursement_id, hold_number, region_id, debit_account, credit_account, amount_fen, booked_at)
  select gen_random_uuid(), entry, id, number, region_id, debit, credit, fen, asked_at + at
  from asked
  cross join lateral (select post || ':' || period as last, ${postIn('store')} || ':' || month as first) as of
  cross join lateral (
    select 'HOLD', 1, 'held:' || first, 'authority:' || first, interval '0' where climbed
    union all select 'RELEASE', 1, 'authority:' || first, 'held:' || first, interval '10 minutes' where climbed
    union all select 'HOLD', holds, 'held:' || last, 'authority:' || last, case when climbed then interval '10 minutes' else interval '0' end
    union all select 'RELEASE', holds, 'authority:' || last, 'held:' || last, interval '1 hour' where not decided and state <> 'REQUESTED'
    union all select 'GRANT', holds, 'granted:' || last, 'held:' || last, interval '1 hour' where decided
    union all select 'PAYMENT', holds, 'compensation:' || store_id, 'reserve:' || region_id, interval '2 hours' where paid
    union all select 'REVERSAL', holds, 'reserve:' || region_id, 'compensation:' || store_id, interval '1 day' where state = 'REVERSED'
    union all select 'RETURN', holds, 'authority:' || last, 'granted:' || last, interval '1 day'
      where state = 'REVERSED' or (state = 'CANCELLED' and decided)
  ) as entries (entry, number, debit, credit, at)
  order by asked_at + at, n, number`;

/** Counters as the disbursements say; periods that were left for a higher post have one too. */
const ALLOWANCES = `
  insert into allowance (post_id, period_key, period_ends_at, limit_fen, held_fen, spent_fen)
  select post, period,
    case when period like '%Q%' then (make_date(left(period, 4)::int, right(period, 1)::int * 3, 1) + interval '1 month') at time zone ${ZONE}
      else (to_date(period, 'YYYY-MM') + interval '1 month') at time zone ${ZONE} end,
    case kind when 'STORE_MANAGER' then 30000 when 'REGIONAL_DIRECTOR' then 200000 when 'REGIONAL_PRESIDENT' then ${BUDGET_FEN} end,
    coalesce(held, 0), coalesce(spent, 0)
  from (
    select distinct split_part(debit_account, ':', 2)::uuid as post, split_part(debit_account, ':', 3) as period
    from transfer where kind = 'HOLD'
  ) as begun
  join directory_post on directory_post.id = post
  left join (
    select approver_post_id as post, period_key as period, sum(amount_fen) filter (where state = 'REQUESTED') as held,
      sum(amount_fen) filter (where state in ('APPROVED', 'PAID')) as spent
    from disbursement group by 1, 2
  ) as used using (post, period)`;

const BUDGETS = `
  with quarters as (
    select to_char(day, 'YYYY-"Q"Q') as quarter, day from generate_series(
      date_trunc('quarter', $1::timestamptz - interval '${YEARS} years'), $1::timestamptz + interval '6 months', interval '3 months') day
  ), budgets as (
    insert into budget (region_id, quarter, limit_fen, set_by, set_at)
    select directory_region.id, quarter, ${BUDGET_FEN}, '${holders.administrator}', day from quarters cross join directory_region
  )
  insert into transfer (id, kind, region_id, debit_account, credit_account, amount_fen, booked_at)
  select gen_random_uuid(), 'BUDGET', directory_region.id, 'budget:' || directory_region.id || ':' || quarter, 'funding', ${BUDGET_FEN}, day
  from quarters cross join directory_region order by day`;

/** Puts books with so many entries into empty tables, with no trigger in force. They agree with all that is kept beside them. */
export async function generateBooks(
  database: Database,
  { entries, say }: { entries: number; say: (line: string) => void },
): Promise<void> {
  const all = Math.ceil(entries / ENTRIES_PER_DISBURSEMENT);
  await database.all(BUDGETS, [BOOKS_END]);
  for (let from = 0; from < all; from += ROWS_AT_ONCE) {
    const until = Math.min(all, from + ROWS_AT_ONCE);
    await database.all(ROWS, [from, until - 1, all, BOOKS_END]);
    say(`${until.toLocaleString('en')} disbursements`);
  }
  await database.all(ALLOWANCES);
}
