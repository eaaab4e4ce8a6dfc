import { balances, difference, yuan } from './difference-sql.js';

const PART = (number: number) => `split_part(account, ':', ${number})`;

/** What is kept of each period beside its accounts; an account of a period that nothing is kept of is a difference too. Source: R62, R64. */
export const allowanceBalance = `
  with moved as (${balances(`account like any ('{held:%,granted:%,authority:%}')`)}),
  kept as (
    select name || ':' || post_id || ':' || period_key as account, fen
    from allowance cross join lateral (values
      ('held', held_fen), ('granted', spent_fen), ('authority', -held_fen - spent_fen)
    ) as part (name, fen)
  )
  select ${difference({ account: 'account', post_id: PART(2), period_key: PART(3) }, yuan('coalesce(moved.fen, 0)'), yuan('kept.fen'))}
  from moved full join kept using (account)
  where coalesce(moved.fen, 0) is distinct from kept.fen
  order by account limit 1`;

/** Source: R62. */
export const allowanceLimit = `
  select ${difference({ post_id: 'post_id', period_key: 'period_key' }, `'0.00 to ' || ${yuan('limit_fen')}`, `${yuan('held_fen')} || ' held and ' || ${yuan('spent_fen')} || ' spent'`)}
  from allowance where held_fen < 0 or spent_fen < 0 or held_fen + spent_fen > limit_fen
  order by allowance.post_id, allowance.period_key limit 1`;
