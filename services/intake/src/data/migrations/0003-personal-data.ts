import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is known of a person moves into a table of its own, sealed. Rows from before keep it in clear in `customer` until the
 * service, which has the keys, has sealed it.
 */
export class IntakePersonalData1720000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table customer
        add column wrapped_key bytea,
        add column erased_at timestamptz,
        drop constraint customer_check;
      create index customer_in_clear on customer (id)
        where name is not null or phone is not null or email is not null or member_number is not null;

      create table customer_contact (
        id uuid primary key,
        customer_id uuid not null references customer,
        kind text not null check (kind in ('NAME', 'PHONE', 'SHARED_PHONE', 'EMAIL', 'MEMBER_NUMBER')),
        sealed bytea not null,
        mark bytea not null check (octet_length(mark) = 32),
        known_since timestamptz not null,
        audit_salt uuid not null default gen_random_uuid()
      );
      create index customer_contact_of_customer on customer_contact (customer_id);
      create unique index customer_contact_telling on customer_contact (kind, mark)
        where kind in ('PHONE', 'EMAIL', 'MEMBER_NUMBER');
      create index customer_contact_marked on customer_contact (mark);

      alter table complaint add column order_key text;
      create index complaint_of_order on complaint (order_key, accepted_at desc, id desc) where order_key is not null;
      create index complaint_of_customer on complaint (customer_id, accepted_at desc, id desc) where customer_id is not null;
    `);
    await runner.query(audited('customer_contact', 'id'));
  }

  async down(): Promise<void> {
    throw new Error('what was sealed is not put back in clear');
  }
}
