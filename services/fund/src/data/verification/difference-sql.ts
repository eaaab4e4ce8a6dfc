/** What a check answers of the first difference; nothing where there is none. What is not said of it is null. */
const COLUMNS = ['account', 'post_id', 'period_key', 'region_id', 'disbursement_id'] as const;

type Column = (typeof COLUMNS)[number];

/**
 * The columns of a difference, in SQL.
 * @param about what it is about, by column
 */
export const difference = (about: Partial<Record<Column, string>>, expected: string, found: string): string =>
  [
    ...COLUMNS.map((column) => `${about[column] ?? 'null'}::text as ${column}`),
    `${expected} as expected`,
    `${found} as found`,
  ].join(', ');

/** Whole fen as yuan with two digits after the point, in SQL; nothing as a word. */
export const yuan = (fen: string): string => `coalesce(to_char(${fen} / 100.0, 'FM999999999999990.00'), 'nothing')`;

/** The balance of each account, in SQL: what it took less what it gave. @param which a condition on `account` */
export const balances = (which = 'true'): string => `
  select account, sum(fen)::bigint as fen from (
    select debit_account as account, sum(amount_fen) as fen from transfer group by 1
    union all
    select credit_account, -sum(amount_fen) from transfer group by 1
  ) as sides where ${which} group by account`;
