import { difference } from './difference-sql.js';

const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const QUARTER = '20[0-9]{2}-Q[1-4]';
const PERIOD = '20[0-9]{2}-(0[1-9]|1[0-2]|Q[1-4])';
const ACCOUNT = `^((authority|held|granted):${ID}:${PERIOD}|budget:${ID}:${QUARTER}|(reserve|compensation):(${ID}|none)|funding)$`;

/** Between which accounts a kind of entry moves an amount: from the credit account to the debit account. */
const MOVES: readonly [kind: string, debit: string, credit: string][] = [
  ['HOLD', 'held', 'authority'],
  ['RELEASE', 'authority', 'held'],
  ['GRANT', 'granted', 'held'],
  ['RETURN', 'authority', 'granted'],
  ['PAYMENT', 'compensation', 'reserve'],
  ['REVERSAL', 'reserve', 'compensation'],
  ['BUDGET', 'budget', 'funding'],
  ['BUDGET', 'funding', 'budget'],
  ['BUDGET_TRANSFER', 'budget', 'budget'],
];

/**
 * Entries alike are looked at once. An entry is one amount for both its accounts, so that debits equal credits wherever both
 * are accounts there are; authority moves within one period.
 * Source: R64.
 */
export const entryShape = `
  with alike as (
    select kind, debit_account as debit, credit_account as credit, min(amount_fen) as fen, min(sequence) as sequence
    from transfer group by 1, 2, 3
  )
  select ${difference({ account: 'debit' }, `'an entry between two accounts of its kind'`, `'entry ' || sequence || ', ' || kind || ' from ' || credit`)}
  from alike
  where fen <= 0 or debit = credit or debit !~ '${ACCOUNT}' or credit !~ '${ACCOUNT}'
    or (kind, split_part(debit, ':', 1), split_part(credit, ':', 1)) not in (${MOVES.map((move) => `('${move.join("', '")}')`).join(', ')})
    or (kind in ('HOLD', 'RELEASE', 'GRANT', 'RETURN')
        and substr(debit, position(':' in debit)) <> substr(credit, position(':' in credit)))
  order by sequence limit 1`;

/** Natural keys and the order of entries. Source: R64. */
export const entryOnce = `
  select ${difference({ disbursement_id: 'disbursement_id' }, `'each entry once'`, `what || ', ' || times || ' times'`)}
  from (
    select disbursement_id, kind || ' ' || hold_number as what, count(*) as times from transfer
      where disbursement_id is not null group by disbursement_id, kind, hold_number having count(*) > 1
    union all
    select null, 'the move of budget ' || budget_transfer_id, count(*) from transfer
      where budget_transfer_id is not null group by budget_transfer_id having count(*) > 1
    union all
    select null, 'entry ' || sequence, count(*) from transfer group by sequence having count(*) > 1
  ) as twice
  order by what, disbursement_id limit 1`;
