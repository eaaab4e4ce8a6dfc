import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the gateway is asked to pay, and what it said. */
export class FundPaymentOrders1720000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(orders);
    await runner.query(audited('payment_order', 'id'));
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from payments that were ordered');
  }
}

const orders = `
  create table payment_order (
    id uuid primary key,
    disbursement_id uuid not null references disbursement (id),
    number smallint not null check (number > 0),
    channel text not null check (channel in ('CASH', 'BANK_TRANSFER', 'WECHAT_PAY', 'ALIPAY', 'STORE_CREDIT')),
    payee_reference text,
    state text not null check (state in ('SENDING', 'PAID', 'REFUSED')),
    asked_by uuid not null,
    asked_on_behalf_of uuid,
    asked_at timestamptz not null,
    attempts integer not null default 0 check (attempts >= 0),
    next_at timestamptz,
    last_error_code text check (last_error_code ~ '^[A-Z][A-Z0-9_]{0,63}$'),
    reference text,
    made_at timestamptz,
    ended_at timestamptz,
    plan_withdrawn_at timestamptz,
    audit_salt uuid not null default gen_random_uuid(),
    unique (disbursement_id, number),
    check ((state = 'SENDING') = (next_at is not null)),
    check ((state = 'SENDING') = (payee_reference is not null)),
    check ((state = 'SENDING') = (ended_at is null)),
    check ((state = 'PAID') = (reference is not null)),
    check ((state = 'PAID') = (made_at is not null)),
    check (state <> 'REFUSED' or last_error_code is not null)
  );
  -- Of what is under way nobody knows whether it was paid; so there is never another beside it.
  create unique index payment_order_open on payment_order (disbursement_id) where state = 'SENDING';
  create index payment_order_due on payment_order (next_at, id) where state = 'SENDING';`;
