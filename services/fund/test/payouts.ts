import { createLog } from '@complaints/kit';
import { eventually, startTestService, type TestCaller, type TestService } from '@complaints/kit/testing';
import { expect } from 'vitest';
import type { Handed } from '../src/outside/handed.js';
import { fundWith, openGateway } from '../src/service.js';
import { openComplaint, openPlace, type Place, wrongCounters } from './chain.js';
import { codesOf, mutationsOf } from './mutations.js';
import { type PaymentService, startPaymentService } from './payment-service.js';

export const PAYEE = '6222 0200 王芳';

/** What the environment says of a payment service. */
export const gatewayTo = ({ url, key }: Pick<PaymentService, 'url' | 'key'>): Handed => {
  const environment = { NODE_ENV: 'test', PAYMENT_GATEWAY_URL: url, PAYMENT_GATEWAY_KEY: key };
  return { gateway: openGateway(environment, createLog('fund', 'silent')) };
};

/** The fund with a payment service of the chain beside it. */
export interface Payouts {
  payments: PaymentService;
  service: TestService;
  ask: ReturnType<typeof mutationsOf>;
  stop(): Promise<void>;
}

export async function startPayouts(): Promise<Payouts> {
  const payments = await startPaymentService();
  const service = await startTestService(fundWith(() => gatewayTo(payments)));
  payments.clock = service.clock;
  const stop = async () => {
    await service.stop();
    await payments.stop();
  };
  return { payments, service, ask: mutationsOf(service), stop };
}

/** Something granted to a payee in a place of its own: who may pay it, and what it belongs to. */
export interface Granted {
  id: string;
  place: Place;
  plan: Awaited<ReturnType<typeof openComplaint>>;
  cashier: TestCaller;
}

/** A request by hand that the manager of a new store granted to a payee. */
export async function granted({ service, ask }: Payouts, payeeReference: string | null = PAYEE): Promise<Granted> {
  const place = await openPlace(service);
  const plan = await openComplaint(service, place);
  const given = { payeeReference };
  const { disbursement, errors } = await ask.request(place.manager.holder, plan.complaintId, given);
  expect(errors).toEqual([]);
  expect(disbursement.state).toBe('APPROVED');
  return { id: disbursement.id, place, plan, cashier: place.cashier.holder };
}

/** Orders the payment of a disbursement; answers what the mutation does. */
export const order = ({ ask }: Pick<Payouts, 'ask'>, by: TestCaller, id: string, proof: object = {}) =>
  ask.pay(by, id, crypto.randomUUID(), { reference: undefined, ...proof });

/** Something granted whose payment is ordered. */
export async function ordered(payouts: Payouts): Promise<Granted> {
  const something = await granted(payouts);
  expect(codesOf(await order(payouts, something.cashier, something.id))).toEqual([]);
  return something;
}

/** The newest order of a disbursement, once it looks as said. */
export const orderOnce = ({ dataSource }: TestService, disbursementId: string, looks: object) =>
  eventually(async () => {
    const [row] = await dataSource.query(
      'select * from payment_order where disbursement_id = $1 order by number desc limit 1',
      [disbursementId],
    );
    expect(row).toMatchObject(looks);
    return row;
  });

/** Sure that the books balance, that they show each payment once, and that every counter is the sum of what it counts. */
export async function expectBooksInOrder(service: TestService): Promise<void> {
  const [books] = await service.dataSource.query(`
    with entry as (
      select debit_account as account, amount_fen from transfer
      union all select credit_account, -amount_fen from transfer
    ), balance as (select account, sum(amount_fen) as fen from entry group by account)
    select (select coalesce(sum(fen), 0)::int from balance) as difference,
           (select coalesce(sum(fen), 0)::int from balance where account like 'compensation:%') as compensated,
           (select coalesce(sum(amount_fen), 0)::int from disbursement where state = 'PAID') as paid`);
  expect(books).toEqual({ difference: 0, compensated: books.paid, paid: books.paid });
  expect(await wrongCounters(service)).toEqual([]);
}
