import { startTestService, type TestCaller, type TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fund } from '../src/service.js';
import { type Books, openBooks } from './books.js';

const ENTRIES = `query ($filter: LedgerEntryFilter, $first: Int, $after: String) {
  ledgerEntries(filter: $filter, first: $first, after: $after) {
    edges { cursor node { id sequence kind debitAccount creditAccount amount { amount } bookedAt region { id } disbursement { id state } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

let service: TestService;
let books: Books;
let everything: TestCaller;
beforeAll(async () => {
  service = await startTestService({ ...fund, timers: [] });
  books = await openBooks(service);
  everything = books.headquarters.executive.holder;
});
afterAll(() => service?.stop());

const ask = (by: TestCaller, variables: object = {}) => service.ask(by, ENTRIES, { first: 100, ...variables });
async function pageOf(by: TestCaller, variables: object = {}) {
  const { data, errors } = await ask(by, variables);
  expect(errors).toBeUndefined();
  return data.ledgerEntries;
}
// biome-ignore lint/suspicious/noExplicitAny: tests assert its shape
async function entriesOf(by: TestCaller, filter: object = {}): Promise<any[]> {
  return (await pageOf(by, { filter })).edges.map(({ node }: { node: object }) => node);
}
const kindsOf = async (by: TestCaller, filter: object) => (await entriesOf(by, filter)).map(({ kind }) => kind);

describe('R64: the entries of the books', () => {
  test('are shown newest first, page by page, each once', async () => {
    const all = await entriesOf(everything);
    const [{ count }] = await service.dataSource.query('select count(*)::int from transfer');
    expect(all).toHaveLength(count);
    const newestFirst = all.toSorted((a, b) => b.bookedAt.localeCompare(a.bookedAt) || b.sequence - a.sequence);
    expect(all).toEqual(newestFirst);
    const pages: string[] = [];
    for (let after: string | null = null; ; ) {
      const { edges, pageInfo } = await pageOf(everything, { first: 7, after });
      pages.push(...edges.map(({ node }: { node: { id: string } }) => node.id));
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    expect(pages).toEqual(all.map(({ id }) => id));
  });

  test('say what went from where to where, and for what', async () => {
    const { place, of } = books;
    const [payment, grant, hold] = await entriesOf(everything, { disbursementId: of.paid });
    const period = `${place.manager.postId}:2026-11`;
    expect(payment).toMatchObject({
      ...{ kind: 'PAYMENT', debitAccount: `compensation:${place.storeId}`, creditAccount: `reserve:${place.regionId}` },
      ...{ amount: { amount: '10.00' }, bookedAt: service.clock.now().toISOString() },
      ...{ region: { id: place.regionId }, disbursement: { id: of.paid, state: 'PAID' } },
    });
    expect(grant).toMatchObject({ kind: 'GRANT', debitAccount: `granted:${period}`, creditAccount: `held:${period}` });
    expect(hold).toMatchObject({ kind: 'HOLD', debitAccount: `held:${period}`, creditAccount: `authority:${period}` });
    expect(await entriesOf(everything, { kinds: ['BUDGET_TRANSFER'] })).toMatchObject([
      { region: null, disbursement: null, amount: { amount: '500.00' } },
    ]);
  });

  test('are found by kind, account, the first parts of one, disbursement, region and time', async () => {
    const { place, elsewhere, of } = books;
    const now = service.clock.now();
    expect(await kindsOf(everything, { kinds: ['REVERSAL', 'RETURN'] })).toEqual(['RETURN', 'REVERSAL', 'RETURN']);
    expect(await kindsOf(everything, { kinds: ['GRANT', 'REVERSAL'], disbursementId: of.reversed })).toEqual([
      ...['REVERSAL', 'GRANT'],
    ]);
    const granted = `granted:${place.manager.postId}`;
    const onGranted = ['RETURN', 'RETURN', 'GRANT', 'GRANT', 'GRANT', 'GRANT'];
    for (const account of [granted, `${granted}:2026-11`])
      expect((await kindsOf(everything, { account })).sort()).toEqual(onGranted.toSorted());
    expect(await kindsOf(everything, { account: granted, kinds: ['RETURN'] })).toEqual(['RETURN', 'RETURN']);
    expect(await kindsOf(everything, { account: `${granted.slice(0, -1)}` })).toEqual([]);
    expect(await kindsOf(everything, { account: 'budget' })).toEqual(['BUDGET_TRANSFER', 'BUDGET', 'BUDGET']);
    expect(await kindsOf(everything, { account: 'funding' })).toEqual(['BUDGET', 'BUDGET']);
    expect(await kindsOf(everything, { regionId: elsewhere.regionId })).toEqual(['BUDGET']);
    expect(await kindsOf(everything, { until: now })).toEqual([]);
    expect(await entriesOf(everything, { from: now })).toEqual(await entriesOf(everything));
    for (const filter of [{ regionId: 'none' }, { disbursementId: 'none' }])
      expect(await entriesOf(everything, filter)).toEqual([]);
  });

  test('R91: a region sees its own; those of none only who sees all; a store sees none', async () => {
    const { place, elsewhere } = books;
    const own = await entriesOf(place.cashier.holder);
    const all = await entriesOf(everything);
    expect(own).toEqual(all.filter(({ region }) => region?.id === place.regionId));
    expect(await kindsOf(elsewhere.president.holder, {})).toEqual(['BUDGET']);
    expect(await kindsOf(elsewhere.president.holder, { account: `granted:${place.manager.postId}` })).toEqual([]);
    expect(await kindsOf(place.president.holder, { kinds: ['BUDGET_TRANSFER'] })).toEqual([]);
    expect(await entriesOf(place.manager.holder)).toEqual([]);
  });

  test('are not looked for under a beginning that stands for too many accounts, or from a strange cursor', async () => {
    await service.dataSource.query(
      `insert into transfer (id, kind, debit_account, credit_account, amount_fen, booked_at)
       select gen_random_uuid(), 'BUDGET', 'budget:' || gen_random_uuid() || ':2026-Q4', 'funding', 1, now() from generate_series(1, 201)`,
    );
    const codeOf = async (variables: object) => {
      const [error] = (await ask(everything, variables)).errors ?? [];
      return (error?.extensions as { rule?: string } | undefined)?.rule;
    };
    expect(await codeOf({ filter: { account: 'budget' } })).toBe('ACCOUNT_TOO_WIDE');
    const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
    for (const after of ['no cursor', cursor(['1']), cursor(['x', '1']), cursor(['2026-11-23T01:30:00.000Z', 'x'])])
      expect(await codeOf({ after })).toBe('CURSOR_INVALID');
  });
});
