import { difference, yuan } from './difference-sql.js';

/** What a disbursement has left in the books by its state, besides what it held before lower posts. */
const ENTRIES: Readonly<Record<string, readonly string[]>> = {
  REQUESTED: ['HOLD'],
  APPROVED: ['HOLD', 'GRANT'],
  PAID: ['HOLD', 'GRANT', 'PAYMENT'],
  REVERSED: ['HOLD', 'GRANT', 'PAYMENT', 'REVERSAL', 'RETURN'],
  REJECTED: ['HOLD', 'RELEASE'],
};
const CANCELLED = { WAITING: ['HOLD', 'RELEASE'], GRANTED: ['HOLD', 'GRANT', 'RETURN'] };

const list = (kinds: readonly string[]): string => `'{${kinds.join(',')}}'::text[]`;

/** The kinds of entries of one's last hold, in SQL; of what was called off by whether it had been decided on. */
const KINDS = `case
  when state = 'CANCELLED' then case when decided_at is null then ${list(CANCELLED.WAITING)} else ${list(CANCELLED.GRANTED)} end
  ${Object.entries(ENTRIES)
    .map(([state, kinds]) => `when state = '${state}' then ${list(kinds)}`)
    .join('\n  ')}
end`;

/** What a kind moves, and from where to where, in SQL. */
const ACCOUNTS: readonly [kind: string, debit: string, credit: string][] = [
  ['HOLD', `'held:' || period`, `'authority:' || period`],
  ['RELEASE', `'authority:' || period`, `'held:' || period`],
  ['GRANT', `'granted:' || period`, `'held:' || period`],
  ['RETURN', `'authority:' || period`, `'granted:' || period`],
  ['PAYMENT', `'compensation:' || store`, `'reserve:' || region`],
  ['REVERSAL', `'reserve:' || region`, `'compensation:' || store`],
];
const side = (place: 1 | 2): string =>
  `case kind ${ACCOUNTS.map((account) => `when '${account[0]}' then ${account[place]}`).join(' ')} end`;

const entry = (alias: string): string =>
  `${alias}.kind || ' of ' || ${yuan(`${alias}.fen`)} || ' from ' || coalesce(${alias}.credit, 'a lower post') || ' to ' || coalesce(${alias}.debit, 'a lower post')`;

/**
 * Every disbursement against its entries: those of its last hold with their accounts, and of each hold before a lower post that it
 * was taken and given back.
 * Source: R64, R65.
 */
export const disbursementEntries = `
  with asked as (
    select id, state, decided_at, hold_number, amount_fen as fen, region_id,
      approver_post_id || ':' || period_key as period, coalesce(store_id::text, 'none') as store, coalesce(region_id::text, 'none') as region
    from disbursement where approver_post_id is not null
  ), wanted as (
    select id, kind, hold_number, fen, region_id, ${side(1)} as debit, ${side(2)} as credit
    from asked cross join lateral unnest(${KINDS}) as kind
    union all
    select id, kind, number, fen, region_id, null, null
    from asked cross join lateral generate_series(1, hold_number - 1) as number
      cross join unnest(${list(['HOLD', 'RELEASE'])}) as kind
    where hold_number > 1
  ), booked as (
    select disbursement_id as id, kind, hold_number, amount_fen as fen, region_id, debit_account as debit, credit_account as credit
    from transfer where disbursement_id is not null
  )
  select ${difference({ disbursement_id: 'id' }, `coalesce(${entry('wanted')}, 'no more')`, `coalesce(${entry('booked')}, 'nothing')`)}
  from wanted full join booked using (id, kind, hold_number)
  where wanted.fen is distinct from booked.fen or wanted.region_id is distinct from booked.region_id
    or coalesce(wanted.debit, booked.debit) is distinct from booked.debit
    or coalesce(wanted.credit, booked.credit) is distinct from booked.credit
  order by id, hold_number, kind limit 1`;

/** Source: R62, R65. */
export const disbursementSums = `
  with asked as (
    select approver_post_id as post_id, period_key,
      coalesce(sum(amount_fen) filter (where state = 'REQUESTED'), 0) as held_fen,
      coalesce(sum(amount_fen) filter (where state in ('APPROVED', 'PAID')), 0) as spent_fen
    from disbursement where approver_post_id is not null group by 1, 2
  )
  select ${difference(
    { post_id: 'post_id', period_key: 'period_key' },
    `${yuan('coalesce(asked.held_fen, 0)')} || ' held and ' || ${yuan('coalesce(asked.spent_fen, 0)')} || ' spent'`,
    `${yuan('kept.held_fen')} || ' held and ' || ${yuan('kept.spent_fen')} || ' spent'`,
  )}
  from asked full join allowance kept using (post_id, period_key)
  where coalesce(asked.held_fen, 0) is distinct from kept.held_fen or coalesce(asked.spent_fen, 0) is distinct from kept.spent_fen
  order by 2, 3 limit 1`;
