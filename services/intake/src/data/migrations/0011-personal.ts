import { audited, revoke } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const REVEALS = `
  create table reveal (
    id uuid primary key,
    kind text not null check (kind in ('CONTACT', 'EXPORT')),
    complaint_id uuid references complaint,
    customer_id uuid references customer,
    revealed_by_id uuid,
    on_behalf_of_id uuid,
    reason text not null check (char_length(reason) between 1 and 500),
    revealed_at timestamptz not null,
    audit_salt uuid not null default gen_random_uuid(),
    check (complaint_id is not null or customer_id is not null)
  );
  create index reveal_newest on reveal (revealed_at desc, id desc);
  create index reveal_by on reveal (revealed_by_id, revealed_at desc, id desc);
  create index reveal_of_complaint on reveal (complaint_id, revealed_at desc, id desc);
  create index reveal_of_customer on reveal (customer_id, revealed_at desc, id desc);
`;

const ERASURES = `
  alter table complaint add column texts_erased_at timestamptz;

  create table erasure (
    id uuid primary key,
    customer_id uuid not null unique references customer,
    cause text not null check (cause in ('REQUEST', 'RETENTION')),
    reason text check (char_length(reason) between 1 and 500),
    erased_by_id uuid,
    on_behalf_of_id uuid,
    complaints integer not null check (complaints >= 0),
    erased_at timestamptz not null,
    audit_salt uuid not null default gen_random_uuid(),
    check ((cause = 'REQUEST') = (reason is not null)),
    check ((cause = 'REQUEST') = (erased_by_id is not null))
  );
  create trigger erasure_append_only before update or delete or truncate on erasure
    for each statement execute function refuse_change();
  drop trigger rating_append_only on rating;
`;

/** Of a row that is never changed otherwise the words can be taken, with the salt of its digests; nothing can be put there. */
const erasable = (table: string, column: string, blank: 'null' | "'[erased]'"): string => `
  grant update (${column}, audit_salt) on ${table} to intake_app;
  create trigger ${table}_never_deleted before delete or truncate on ${table}
    for each statement execute function refuse_change();
  create function ${table}_only_erased() returns trigger language plpgsql as $$
  begin
    if new.${column} is distinct from ${blank}
      or to_jsonb(new) - '{${column},audit_salt}'::text[] <> to_jsonb(old) - '{${column},audit_salt}'::text[]
    then raise exception '${table} is append-only';
    end if;
    return new;
  end $$;
  create trigger ${table}_only_erased before update on ${table} for each row execute function ${table}_only_erased();
`;

/** Every new complaint waits for its words to be looked at, whatever wrote it. */
const TERMS = `
  create table complaint_to_describe (complaint_id uuid primary key references complaint);
  insert into complaint_to_describe select id from complaint;
  create function complaint_waits_to_be_described() returns trigger language plpgsql as $$
  begin
    insert into complaint_to_describe select id from new_rows on conflict do nothing;
    return null;
  end $$;
  create trigger complaint_waits_to_be_described after insert on complaint referencing new table as new_rows
    for each statement execute function complaint_waits_to_be_described();

  create table term_sighting (
    mark bytea not null check (octet_length(mark) = 32),
    seen_by uuid not null,
    primary key (mark, seen_by)
  );
  create index term_sighting_by on term_sighting (seen_by);

  create table term (
    word text primary key check (char_length(word) between 2 and 20),
    known_since timestamptz not null
  );
`;

/** Who saw in clear what is known of a person, who was erased, and the words that many persons use. */
export class IntakePersonal1720000000090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [REVEALS, ERASURES, TERMS]) await runner.query(part);
    for (const table of ['reveal', 'erasure']) await runner.query(audited(table, 'id'));
    for (const table of ['reveal', 'erasure']) await revoke(runner, 'update, delete, truncate', table);
    await runner.query(erasable('reveal', 'reason', "'[erased]'"));
    await runner.query(erasable('rating', 'opinion', 'null'));
    await runner.query('grant update (audit_salt) on plan_answer to intake_app');
  }

  async down(): Promise<void> {
    throw new Error('who saw what, and who was erased, is not forgotten');
  }
}
