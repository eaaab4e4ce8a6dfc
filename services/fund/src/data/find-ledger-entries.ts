import { RuleError } from '@complaints/contracts';
import { keyOfCursor, type PageArgs, rowsToRead, type Scope } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import type { TransferKind } from '../domain/vocabulary.js';
import { LedgerEntry } from './ledger-entry.js';

/** Which entries a list shows; what is null is not looked at. */
export interface LedgerEntryFilter {
  kinds: readonly TransferKind[] | null;
  /** An account, or its first parts: `held:<post>`. */
  account: string | null;
  disbursementId: string | null;
  regionId: string | null;
  /** Booked from this instant on, and before that. */
  from: Date | null;
  until: Date | null;
}

/** The most accounts that may begin alike: those of one post since there is a chain. */
const MOST_ACCOUNTS = 200;

/** Of what is booked often; the rest has an index of its own, which must be named to be found. */
const SELDOM: readonly TransferKind[] = ['RETURN', 'REVERSAL', 'BUDGET', 'BUDGET_TRANSFER'];

const CONDITIONS: Record<Exclude<keyof LedgerEntryFilter, 'account'>, string> = {
  kinds: 'kind = any(:kinds)',
  disbursementId: 'disbursement_id = :disbursementId',
  regionId: 'region_id = :regionId',
  from: 'booked_at >= :from',
  until: 'booked_at < :until',
};

/**
 * One page, newest first; a row more than shown. Of entries that belong to no region only who sees all sees any.
 * @throws RuleError CURSOR_INVALID, ACCOUNT_TOO_WIDE
 * Source: R64, R91.
 */
export async function findLedgerEntries(
  em: EntityManager,
  scope: Scope,
  { filter, page }: { filter: LedgerEntryFilter; page: PageArgs },
): Promise<LedgerEntry[]> {
  const most = rowsToRead(page);
  const after = sequenceOf(page);
  if ([filter.disbursementId, filter.regionId].some((id) => id !== null && !isUuid(id))) return [];
  const accounts = filter.account === null ? null : await accountsBeginning(em, filter.account);
  const which = conditionsOf(scope, filter, after);
  return em
    .createQueryBuilder(LedgerEntry, 'entry')
    .where(`entry.id in (select id from (${accounts ? newestOf(which) : newest(which)}) as newest)`)
    .setParameters({ ...filter, regionIds: scope.regionIds, after, accounts, most })
    .orderBy('entry.sequence', 'DESC')
    .getMany();
}

function conditionsOf(scope: Scope, filter: LedgerEntryFilter, after: number | null): string {
  const conditions = Object.entries(CONDITIONS).filter(([name]) => filter[name as keyof LedgerEntryFilter] !== null);
  const isSeldom = filter.kinds?.every((kind) => SELDOM.includes(kind));
  return [
    ...conditions.map(([, condition]) => condition),
    ...(isSeldom ? [`kind in ('${SELDOM.join("', '")}')`] : []),
    ...(scope.all ? [] : ['region_id = any(:regionIds)']),
    ...(after === null ? [] : ['sequence < :after']),
  ].join(' and ');
}

const newest = (which: string): string =>
  `select id from transfer ${which && `where ${which}`} order by sequence desc limit :most`;

/** The newest of each account by its own index, and of those the newest. */
function newestOf(which: string): string {
  const side = (column: string) =>
    `(select id, sequence from transfer where ${column} = account ${which && `and ${which}`} order by sequence desc limit :most)`;
  return `select distinct id, sequence from unnest(:accounts::text[]) as account
    cross join lateral (${side('debit_account')} union all ${side('credit_account')}) as side order by sequence desc limit :most`;
}

/**
 * The account of a name, or all of which it is the first parts, found one by one in the indexes.
 * @throws RuleError ACCOUNT_TOO_WIDE
 */
async function accountsBeginning(em: EntityManager, beginning: string): Promise<string[]> {
  const found: { account: string }[] = await em.query(
    `with recursive ${walk('debit')}, ${walk('credit')}
     select account from debit_walk where account is not null
     union select account from credit_walk where account is not null
     union select $1 limit $2`,
    [beginning, MOST_ACCOUNTS + 1],
  );
  if (found.length > MOST_ACCOUNTS) {
    const sentence = `More than ${MOST_ACCOUNTS} accounts begin so; name the post, region or store as well.`;
    throw new RuleError('ACCOUNT_TOO_WIDE', sentence, ['filter', 'account']);
  }
  return found.map(({ account }) => account);
}

/** Steps from account to account in an index, in SQL: a colon ends a part, and a semicolon is the sign after it. */
const walk = (side: 'debit' | 'credit'): string => `
  ${side}_walk as (
    (select min(${side}_account) as account, 1 as steps from transfer where ${side}_account > $1 || ':' and ${side}_account < $1 || ';')
    union all
    select (select min(${side}_account) from transfer where ${side}_account > ${side}_walk.account and ${side}_account < $1 || ';'), steps + 1
    from ${side}_walk where account is not null and steps <= $2
  )`;

/** @throws RuleError CURSOR_INVALID */
function sequenceOf({ after }: PageArgs): number | null {
  const [sequence] = keyOfCursor(after, 1) ?? [];
  if (sequence === undefined) return null;
  if (!/^\d{1,15}$/.test(sequence))
    throw new RuleError('CURSOR_INVALID', 'The cursor is not one that this list gave out.', ['after']);
  return Number(sequence);
}
