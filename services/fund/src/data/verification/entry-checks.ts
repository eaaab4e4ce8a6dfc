import { difference } from './difference-sql.js';

/** A kind that moves authority within one period, in SQL: from the credit account to the debit account. */
const within = (kind: string, debit: string, credit: string): string =>
  `when '${kind}' then starts_with(credit_account, '${credit}:') and debit_account = '${debit}:' || substr(credit_account, ${credit.length + 2})`;
const between = (kind: string, debit: string, credit: string): string =>
  `when '${kind}' then starts_with(credit_account, '${credit}:') and starts_with(debit_account, '${debit}:')`;

/** Whether an entry moves something between two accounts of its kind, in SQL; whether there are such accounts other checks find. */
const IS_SOUND = `case kind
  ${within('HOLD', 'held', 'authority')}
  ${within('RELEASE', 'authority', 'held')}
  ${within('GRANT', 'granted', 'held')}
  ${within('RETURN', 'authority', 'granted')}
  ${between('PAYMENT', 'compensation', 'reserve')}
  ${between('REVERSAL', 'reserve', 'compensation')}
  ${between('BUDGET_TRANSFER', 'budget', 'budget')}
  when 'BUDGET' then 'funding' in (debit_account, credit_account)
    and (starts_with(debit_account, 'budget:') or starts_with(credit_account, 'budget:'))
end`;

/** An entry is one amount for both its accounts, so that debits equal credits wherever both are accounts. Source: R64. */
export const entryShape = `
  select ${difference({ account: 'debit_account' }, `'an entry between two accounts of its kind'`, `'entry ' || sequence || ', ' || kind || ' from ' || credit_account`)}
  from transfer where amount_fen <= 0 or debit_account = credit_account or (${IS_SOUND}) is not true
  order by sequence limit 1`;

/** The first that is there more than once, by an index where there is one. */
const twice = (which: string, what: string, where = 'true'): string =>
  `(select ${what} as what, count(*) as times from transfer where ${where} group by ${which} having count(*) > 1 order by ${which} limit 1)`;

/** Natural keys and places in the books. Source: R64. */
export const entryOnce = `
  select ${difference({}, `'each entry once'`, `what || ', ' || times || ' times'`)}
  from (
    ${twice('disbursement_id, kind, hold_number', `kind || ' ' || hold_number || ' of the disbursement ' || disbursement_id`, 'disbursement_id is not null')}
    union all ${twice('budget_transfer_id', `'the move of budget ' || budget_transfer_id`, 'budget_transfer_id is not null')}
    union all ${twice('sequence', `'entry ' || sequence`)}
  ) as twice limit 1`;
