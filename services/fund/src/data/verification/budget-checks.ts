import { balances, difference, yuan } from './difference-sql.js';

const PART = (number: number) => `split_part(account, ':', ${number})`;

/** Source: R60, R64. */
export const budgetBalance = `
  with moved as (${balances(`account like 'budget:%'`)}),
  kept as (select 'budget:' || region_id || ':' || quarter as account, limit_fen as fen from budget)
  select ${difference({ account: 'account', region_id: PART(2), period_key: PART(3) }, yuan('coalesce(moved.fen, 0)'), yuan('kept.fen'))}
  from moved full join kept using (account)
  where coalesce(moved.fen, 0) is distinct from kept.fen
  order by account limit 1`;

/**
 * Presidents whose limit of a quarter is not the budget, although it should be, in SQL. Who was granted a fixed amount of the
 * quarter by a version of the policy is not held against the budget.
 */
export const BUDGETED_PRESIDENTS = `
  select post_id, period_key, post.region_id, kept.limit_fen as before, budget.limit_fen as fen
  from allowance kept
  join directory_post post on post.id = kept.post_id and post.kind = 'REGIONAL_PRESIDENT'
  left join budget on budget.region_id = post.region_id and budget.quarter = kept.period_key
  where kept.period_key like '%Q%' and kept.limit_fen is distinct from budget.limit_fen
    and not exists (
      select from disbursement join fund_policy on fund_policy.version = disbursement.policy_version
      where disbursement.approver_post_id = kept.post_id and disbursement.period_key = kept.period_key
        and jsonb_path_exists(document, '$.authorities[*] ? (@.post == "REGIONAL_PRESIDENT" && @.limit.kind != "BUDGET")')
    )`;

/** Source: R60. */
export const budgetLimit = `
  select ${difference(
    { post_id: 'post_id', region_id: 'region_id', period_key: 'period_key' },
    yuan('fen'),
    yuan('before'),
  )}
  from (${BUDGETED_PRESIDENTS}) as wrong order by 2, 3 limit 1`;

/** Source: R60, R64. */
export const budgetMoves = `
  with wanted as (
    select id, amount_fen as fen, 'budget:' || to_region_id || ':' || quarter as debit, 'budget:' || from_region_id || ':' || quarter as credit
    from budget_transfer where state = 'APPROVED'
  ), booked as (
    select budget_transfer_id as id, amount_fen as fen, debit_account as debit, credit_account as credit
    from transfer where budget_transfer_id is not null
  )
  select ${difference(
    { account: 'coalesce(wanted.debit, booked.debit)' },
    `${yuan('wanted.fen')} || coalesce(' from ' || wanted.credit, '')`,
    `${yuan('booked.fen')} || coalesce(' from ' || booked.credit, '')`,
  )}
  from wanted full join booked using (id)
  where (wanted.fen, wanted.debit, wanted.credit) is distinct from (booked.fen, booked.debit, booked.credit)
  order by id limit 1`;
