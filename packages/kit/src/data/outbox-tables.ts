import type { MigrationInterface, QueryRunner } from 'typeorm';
import { revoke } from './audit.js';

/** What a relay may change of a told event: how it was sent, never what it says. */
const SENDING = 'sent_at, stream_sequence, resent, attempts, error, parked_at, skipped_at';

/**
 * The outbox by months, kept for good: `outbox_2026_11`, and `outbox_other` for instants that no month was made for. Beside
 * it the epoch of the stream it was last carried to, and what waits for a reference that is not known yet.
 */
export class KitOutboxByMonth1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbox rename to outbox_before');
    await runner.query(tables);
    await runner.query(months);
    await runner.query(copy);
    for (const table of ['outbox', 'outbox_other']) await revoke(runner, 'update, delete, truncate', table);
    await runner.query(`
      do $$ declare holder record; begin
        for holder in select distinct grantee from information_schema.role_table_grants
                      where table_schema = 'public' and table_name = 'outbox' and grantee <> current_user loop
          execute format('grant update (${SENDING}) on outbox to %I', holder.grantee);
        end loop;
      end $$`);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back to an outbox of one piece');
  }
}

const tables = `
  create sequence outbox_sequence;
  create table outbox (
    sequence bigint not null default nextval('outbox_sequence'),
    event_id uuid not null,
    aggregate_type text not null,
    aggregate_id uuid not null,
    version bigint not null,
    subject text not null,
    payload json not null,
    occurred_at timestamptz not null,
    actor_id text,
    trace_id text,
    sent_at timestamptz,
    stream_sequence bigint,
    resent integer not null default 0,
    attempts integer not null default 0,
    error text,
    parked_at timestamptz,
    skipped_at timestamptz,
    check (sent_at is null or stream_sequence is not null),
    check (skipped_at is null or parked_at is not null)
  ) partition by range (occurred_at);
  create index outbox_to_send on outbox (sequence) where sent_at is null and parked_at is null;
  create index outbox_in_stream on outbox (stream_sequence) where stream_sequence is not null;
  create index outbox_held_up on outbox (aggregate_id) where parked_at is not null and skipped_at is null;

  create table outbox_epoch (
    one boolean primary key default true check (one),
    epoch uuid not null,
    begun_at timestamptz not null,
    highest bigint not null default 0
  );

  create table awaited_event (
    event_id uuid primary key,
    subject text not null,
    envelope json not null,
    awaits text not null,
    tries integer not null,
    since timestamptz not null,
    try_again_at timestamptz not null
  );
  create index awaited_event_due on awaited_event (try_again_at);
  create index dead_letter_since on dead_letter (set_aside_at, event_id);
  alter table dead_letter add dropped_at timestamptz, add drop_reason text,
    add check ((dropped_at is null) = (drop_reason is null));`;

/** Uniqueness holds within a month; across months the aggregate's own version counter and random ids see to it. */
const months = `
  create function outbox_keep_month(instant timestamptz) returns boolean
    language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    month timestamp := date_trunc('month', instant at time zone 'UTC');
    name text := 'outbox_' || to_char(month, 'YYYY_MM');
    holder record;
  begin
    if to_regclass(name) is not null then return false; end if;
    execute format('create table %I (like outbox including defaults including constraints)', name);
    execute format('alter table %I add unique (event_id), add unique (aggregate_id, version)', name);
    execute format('alter table outbox attach partition %I for values from (%L) to (%L)', name,
                   month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
    for holder in select distinct grantee from information_schema.role_table_grants
                  where table_schema = 'public' and table_name = name and grantee <> current_user loop
      execute format('revoke all on %I from %I', name, holder.grantee);
    end loop;
    return true;
  exception
    -- Somebody made it at the same moment, or the month's first events are in outbox_other already and stay there.
    when duplicate_table or unique_violation or check_violation then return false;
  end $$;

  create table outbox_other partition of outbox default;
  alter table outbox_other add unique (event_id), add unique (aggregate_id, version);
  select outbox_keep_month(month) from (
    select now() + n * interval '1 month' from generate_series(0, 2) n
    union select distinct date_trunc('month', occurred_at) from outbox_before
  ) as needed (month);`;

/** What was sent before sequences were noted counts as being at the very beginning of its stream. */
const copy = `
  insert into outbox (sequence, event_id, aggregate_type, aggregate_id, version, subject, payload, occurred_at, actor_id, trace_id,
                      sent_at, stream_sequence)
    select sequence, event_id, aggregate_type, aggregate_id, version, subject, payload, occurred_at, actor_id, trace_id,
           sent_at, case when sent_at is not null then 0 end
    from outbox_before;
  select setval('outbox_sequence', greatest(max(sequence), 1), max(sequence) is not null) from outbox;
  drop table outbox_before;`;
