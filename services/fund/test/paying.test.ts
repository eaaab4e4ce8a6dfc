import { startTestService, type TestService } from '@complaints/kit/testing';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fund } from '../src/service.js';
import { openHeadquarters, openPlace, type Place, planOf, request } from './chain.js';
import { codesOf, mutationsOf } from './mutations.js';

let service: TestService;
let ask: ReturnType<typeof mutationsOf>;
let headquarters: Awaited<ReturnType<typeof openHeadquarters>>;
let place: Place;

beforeAll(async () => {
  service = await startTestService(fund);
  ask = mutationsOf(service);
  headquarters = await openHeadquarters(service);
  place = await openPlace(service);
});
afterAll(() => service?.stop());

/** A request that a director approved. */
async function approved(): Promise<string> {
  const { id } = await request(service, planOf(service, place, { ownerTier: 2 }));
  expect(codesOf(await ask.approve(place.director.holder, id))).toEqual([]);
  return id;
}

describe('paying', () => {
  test('R65: a cashier of the region pays with proof; it is booked, and told', async () => {
    const id = await approved();
    const { disbursement } = await ask.pay(place.cashier.holder, id);
    expect(disbursement).toMatchObject({
      state: 'PAID',
      paidAt: service.clock.now().toISOString(),
      payment: { channel: 'WECHAT_PAY', reference: 'WX-1' },
    });
    const transfers = await service.dataSource.query(
      'select * from transfer where disbursement_id = $1 order by sequence',
      [id],
    );
    expect(transfers).toMatchObject([
      { kind: 'HOLD' },
      { kind: 'GRANT' },
      {
        kind: 'PAYMENT',
        debit_account: `compensation:${place.storeId}`,
        credit_account: `reserve:${place.regionId}`,
        amount_fen: '8000',
      },
    ]);
    const told = await service.told('fund.disbursement.paid.v2');
    expect(told.at(-1)).toMatchObject({ version: 3, payload: { disbursementId: id, amountFen: 80_00 } });
  });

  test('R67: without a region it is seen and paid by a cashier of any region, and by nobody else there', async () => {
    const { id } = await request(service, planOf(service, { storeId: null, regionId: null }));
    expect(codesOf(await ask.pay(place.cashier.holder, id))).toEqual(['NOT_PAYABLE']);
    expect(codesOf(await ask.approve(headquarters.executive.holder, id))).toEqual([]);
    expect(codesOf(await ask.pay(place.director.holder, id))).toEqual(['NOT_FOUND']);
    expect(codesOf(await ask.pay(headquarters.executive.holder, id))).toEqual(['PAYER_IS_APPROVER']);
    const { cashier } = await openPlace(service);
    const { data } = await service.ask(cashier.holder, `{ disbursement(id: "${id}") { state store { id } } }`);
    expect(data.disbursement).toEqual({ state: 'APPROVED', store: null });
    expect(await ask.pay(cashier.holder, id)).toMatchObject({ disbursement: { state: 'PAID' }, errors: [] });
  });

  test('R67: of two acts in one request each answers what is true after it', async () => {
    const { id } = await request(service, planOf(service, place));
    const { data } = await service.ask(
      place.manager.holder,
      `mutation {
        first: approveDisbursement(input: { idempotencyKey: "in-one-request", disbursementId: "${id}" }) {
          disbursement { state complaint { compensationTotal { amount } disbursements { state } } }
        }
        second: payDisbursement(
          input: { idempotencyKey: "in-one-request", disbursementId: "${id}", payment: { channel: CASH, reference: "1" } }
        ) { disbursement { state complaint { compensationTotal { amount } disbursements { state } } } }
      }`,
    );
    const as = (state: string) => ({
      disbursement: { state, complaint: { compensationTotal: { amount: '80.00' }, disbursements: [{ state }] } },
    });
    expect(data).toEqual({ first: as('APPROVED'), second: as('PAID') });
  });

  test('R65: twice is not payable, also at once', async () => {
    const id = await approved();
    const answers = await Promise.all([ask.pay(place.cashier.holder, id), ask.pay(place.cashier.holder, id)]);
    expect(answers.flatMap(codesOf)).toEqual(['NOT_PAYABLE']);
    expect(codesOf(await ask.pay(place.cashier.holder, id))).toEqual(['NOT_PAYABLE']);
  });

  test('the same key answers the same payment again', async () => {
    const id = await approved();
    const first = await ask.pay(place.cashier.holder, id, 'pay-once-only');
    expect(await ask.pay(place.cashier.holder, id, 'pay-once-only')).toEqual(first);
  });

  test('R65: what waits for a decision is not payable', async () => {
    const { id } = await request(service, planOf(service, place));
    expect(codesOf(await ask.pay(place.cashier.holder, id))).toEqual(['NOT_PAYABLE']);
  });

  test('R67: the director who approved does not pay', async () => {
    expect(codesOf(await ask.pay(place.director.holder, await approved()))).toEqual(['PAYER_IS_APPROVER']);
  });

  test('R67: the store manager pays what was approved within own authority, and nothing else', async () => {
    const own = await request(service, planOf(service, place, { proposerId: place.manager.holder.sub }));
    expect(codesOf(await ask.pay(place.manager.holder, own.id))).toEqual([]);
    expect(codesOf(await ask.pay(place.manager.holder, await approved()))).toEqual(['NOT_PAYER']);
  });
});

describe('the books', () => {
  test('R64: balance, and show each payment once', async () => {
    const [books] = await service.dataSource.query(`
      with entry as (
        select debit_account as account, amount_fen from transfer
        union all select credit_account, -amount_fen from transfer
      ), balance as (select account, sum(amount_fen) as fen from entry group by account)
      select (select sum(fen)::int from balance) as difference,
             (select sum(fen)::int from balance where account like 'compensation:%') as compensated,
             (select sum(amount_fen)::int from disbursement where state = 'PAID') as paid`);
    expect(books.difference).toBe(0);
    expect(books.compensated).toBe(books.paid);
    expect(books.paid).toBeGreaterThan(0);
  });

  test('R64: are append-only for the owner of the tables too', async () => {
    const owner = await new DataSource({ type: 'postgres', url: service.migrationUrl }).initialize();
    try {
      for (const change of ['update transfer set amount_fen = 1', 'delete from transfer', 'truncate transfer']) {
        await expect(owner.query(change)).rejects.toThrow('the books are append-only');
      }
    } finally {
      await owner.destroy();
    }
  });

  test('R64: the application’s role may not even try', async () => {
    for (const change of ['update transfer set amount_fen = 1', 'delete from transfer', 'truncate transfer']) {
      await expect(service.dataSource.query(change)).rejects.toThrow('permission denied for table transfer');
    }
  });
});
