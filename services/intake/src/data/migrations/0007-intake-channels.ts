import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const CHANNELS = `
  create table channel (
    id uuid primary key,
    store_id uuid references store,
    kind text not null check (kind in
      ('COUNTER', 'PHONE', 'EMAIL', 'WEB_FORM', 'APP', 'CHAT', 'TEXT_MESSAGE', 'SOCIAL_MEDIA', 'LETTER')),
    source text not null check (source in
      ('PRESIDENT', 'SPOKESPERSON', 'MAILBOX', 'STORE', 'PUBLIC_WEB', 'MEDIA', 'CONSUMER_ASSOCIATION', 'AUTHORITY')),
    address text not null check (char_length(address) between 1 and 300),
    opening_hours jsonb not null check (jsonb_typeof(opening_hours) = 'array'),
    hours_note_zh text,
    hours_note_en text,
    published_in text[] not null,
    keeper_post_id uuid,
    verified_at timestamptz,
    retired_at timestamptz,
    audit_salt uuid not null default gen_random_uuid()
  );
  create unique index channel_in_use on channel (store_id, kind, address) nulls not distinct where retired_at is null;
  create index channel_of_store on channel (store_id, id);

  create table channel_verification (
    id uuid primary key,
    channel_id uuid not null references channel,
    verified_at timestamptz not null,
    verified_by_id uuid,
    in_order boolean not null,
    finding text,
    audit_salt uuid not null default gen_random_uuid(),
    check (in_order or finding is not null)
  );
  create index channel_verification_newest on channel_verification (channel_id, verified_at desc, id desc);
  create trigger channel_verification_append_only before update or delete or truncate on channel_verification
    for each statement execute function refuse_change();
  revoke update, delete, truncate on channel_verification from intake_app;
  revoke delete, truncate on channel from intake_app;

  alter table complaint add column channel_id uuid references channel;
`;

/** The ways in that the chain knows of, who looked after them when, and by which one a complaint came. */
export class IntakeChannels1720000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CHANNELS);
    for (const table of ['channel', 'channel_verification']) await runner.query(audited(table, 'id'));
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the channels');
  }
}
