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

const LEFT_BEHIND = list(['HOLD', 'RELEASE']);

/** Where an entry of the last hold belongs, in SQL: both its accounts are of one period, or money went from one to the other. */
const PERIOD = `approver_post_id || ':' || period_key`;
const RESERVE = `'reserve:' || coalesce(d.region_id::text, 'none')`;
const COMPENSATION = `'compensation:' || coalesce(d.store_id::text, 'none')`;
const PLACE = `case kind when 'PAYMENT' then ${COMPENSATION} || ' from ' || ${RESERVE}
  when 'REVERSAL' then ${RESERVE} || ' from ' || ${COMPENSATION} else ${PERIOD} end`;
const PLACE_BOOKED = `case when kind in ('PAYMENT', 'REVERSAL') then debit_account || ' from ' || credit_account
  else substr(debit_account, 1 + position(':' in debit_account)) end`;

/** The first disbursement that has not as many entries as it should, or others than its own; or entries of one that is not there. */
const FIRST_WRONG = `(
    select d.id from disbursement d left join transfer on disbursement_id = d.id
    group by d.id
    having count(transfer.id) <> case when approver_post_id is null then 0 else 2 * (d.hold_number - 1) + cardinality(${KINDS}) end
      or not bool_and(transfer.amount_fen = d.amount_fen and transfer.region_id is not distinct from d.region_id and case
        when transfer.hold_number = d.hold_number then kind = any(${KINDS}) and ${PLACE} = ${PLACE_BOOKED}
        else transfer.hold_number < d.hold_number and kind = any(${LEFT_BEHIND}) end)
    order by d.id limit 1
  ) union all (
    select disbursement_id from transfer
    where disbursement_id is not null and not exists (select from disbursement d where d.id = disbursement_id) limit 1
  ) limit 1`;

const entry = (alias: string): string =>
  `${alias}.kind || ' ' || ${alias}.hold_number || ' of ' || ${yuan(`${alias}.fen`)} || coalesce(' in ' || ${alias}.place, '') || coalesce(' of the region ' || ${alias}.region_id, '')`;

/**
 * Every disbursement against its entries: those of its last hold where they belong, and of each hold before a lower post that it was
 * taken and given back. Of the first that is wrong the first entry is named.
 * Source: R64, R65.
 */
export const disbursementEntries = `
  with wrong as materialized (${FIRST_WRONG}), wanted as (
    select d.id, kind, hold_number, amount_fen as fen, region_id, ${PLACE} as place
    from wrong join disbursement d using (id) cross join lateral unnest(${KINDS}) as kind where approver_post_id is not null
    union all
    select d.id, kind, number, amount_fen, region_id, null
    from wrong join disbursement d using (id) cross join generate_series(1, hold_number - 1) as number cross join unnest(${LEFT_BEHIND}) as kind
  ), booked as (
    select wrong.id, kind, hold_number, amount_fen as fen, region_id, ${PLACE_BOOKED} as place
    from wrong join transfer on disbursement_id = wrong.id
  )
  select ${difference({ disbursement_id: 'id' }, `coalesce(${entry('wanted')}, 'no more')`, `coalesce(${entry('booked')}, 'nothing')`)}
  from wanted full join booked using (id, kind, hold_number)
  where (wanted.fen, wanted.region_id, coalesce(wanted.place, booked.place)) is distinct from (booked.fen, booked.region_id, booked.place)
  order by hold_number, kind limit 1`;

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
