import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables every service has: what it tells, what it has heard, what it was asked before. */
export class KitTables1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        sequence bigint generated always as identity primary key,
        event_id uuid not null unique,
        aggregate_type text not null,
        aggregate_id uuid not null,
        version bigint not null,
        subject text not null,
        payload json not null,
        occurred_at timestamptz not null,
        actor_id text,
        trace_id text,
        sent_at timestamptz,
        unique (aggregate_id, version)
      );
      create index outbox_pending on outbox (sequence) where sent_at is null;

      create table aggregate_version (
        aggregate_id uuid primary key,
        version bigint not null
      );

      create table inbox (
        event_id uuid primary key,
        subject text not null,
        handled_at timestamptz not null
      );

      create table delivery_attempt (
        event_id uuid primary key,
        attempts integer not null,
        tried_at timestamptz not null
      );

      create table dead_letter (
        event_id uuid primary key,
        subject text not null,
        envelope json not null,
        attempts integer not null,
        error text not null,
        set_aside_at timestamptz not null
      );

      create table idempotency_key (
        caller text not null,
        operation text not null,
        key text not null,
        input_digest text not null,
        result_id uuid,
        created_at timestamptz not null,
        primary key (caller, operation, key)
      );
      create index idempotency_key_created on idempotency_key (created_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the first tables');
  }
}

/** The version of an aggregate is counted in its place: its page has room for the next. */
export class KitVersionsInPlace1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table aggregate_version set (fillfactor = 80)');
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from versions counted in place');
  }
}
