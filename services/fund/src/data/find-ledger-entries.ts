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
  const after = keyOf(page);
  if ([filter.disbursementId, filter.regionId].some((id) => id !== null && !isUuid(id))) return [];
  const accounts = filter.account === null ? null : await accountsBeginning(em, filter.account);
  const which = conditionsOf(scope, filter, after);
  return em
    .createQueryBuilder(LedgerEntry, 'entry')
    .where(`entry.id in (${accounts ? newestOf(':accounts', SIDES, which) : newest(filter, which)})`)
    .setParameters({ ...filter, regionIds: scope.regionIds, ...after, accounts, most })
    .orderBy({ 'entry.bookedAt': 'DESC', 'entry.sequence': 'DESC' })
    .getMany();
}

function conditionsOf(scope: Scope, filter: LedgerEntryFilter, after: Key | null): string {
  const conditions = Object.entries(CONDITIONS).filter(([name]) => filter[name as keyof LedgerEntryFilter] !== null);
  return [
    'true',
    ...conditions.map(([, condition]) => condition),
    ...(scope.all ? [] : ['region_id = any(:regionIds)']),
    ...(after === null ? [] : ['(booked_at, sequence) < (:bookedAt::timestamptz, :sequence::bigint)']),
  ].join(' and ');
}

const SIDES = ['debit_account = one', 'credit_account = one'];
const NEWEST = 'order by booked_at desc, sequence desc limit :most';

/** The ids of the newest, in SQL; of kinds that are seldom booked by their own index. */
const newest = ({ kinds }: LedgerEntryFilter, which: string): string =>
  kinds?.every((kind) => SELDOM.includes(kind))
    ? newestOf(':kinds', [`kind = one and kind in ('${SELDOM.join("', '")}')`], which)
    : `select id from transfer where ${which} ${NEWEST}`;

/** The newest of each value by an index that begins with it, and of all of those the newest. */
function newestOf(values: string, ways: readonly string[], which: string): string {
  const each = ways.map((way) => `(select id, booked_at, sequence from transfer where ${way} and ${which} ${NEWEST})`);
  return `select id from (select distinct id, booked_at, sequence from unnest(${values}::text[]) as one
    cross join lateral (${each.join(' union all ')}) as side ${NEWEST}) as newest`;
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

/** Where an entry stands in the books. */
interface Key {
  bookedAt: Date;
  sequence: number;
}

/** @throws RuleError CURSOR_INVALID */
function keyOf({ after }: PageArgs): Key | null {
  const key = keyOfCursor(after, 2);
  if (key === null) return null;
  const [bookedAt, sequence] = [new Date(key[0] ?? ''), key[1] ?? ''];
  if (Number.isNaN(bookedAt.getTime()) || !/^\d{1,15}$/.test(sequence))
    throw new RuleError('CURSOR_INVALID', 'The cursor is not one that this list gave out.', ['after']);
  return { bookedAt, sequence: Number(sequence) };
}
