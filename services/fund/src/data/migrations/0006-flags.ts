import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is unusual about uses of the fund, and the queue of those to be looked at. */
export class FundFlags1720000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(flags);
    await runner.query(audited('flag', 'id'));
    await runner.query(audited('flag_disbursement', 'flag_id', 'disbursement_id'));
    await runner.query(neighbours);
    await runner.query(queue);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the flags');
  }
}

/** A row of a flag refers to no disbursement by a key: to write one must not lock what somebody decides on. */
const flags = `
  create table flag (
    id uuid primary key,
    kind text not null check (kind in (
      'SEVERAL_FOR_COMPLAINT', 'SEVERAL_FOR_MATTER', 'JUST_BELOW_LIMIT', 'SAME_CUSTOMER',
      'SAME_PAYEE', 'MANY_IN_A_DAY', 'EXCESS_AFTER_MERGE', 'PAID_WITHOUT_PLAN'
    )),
    -- An id, an id and a day, or a digest; never what a person wrote.
    subject text not null check (subject ~ '^[0-9a-f]{8}[0-9a-f:-]*$'),
    figures jsonb not null,
    state text not null check (state in ('OPEN', 'CONFIRMED', 'DISMISSED')),
    raised_at timestamptz not null,
    policy_version integer not null check (policy_version > 0),
    uses integer not null check (uses > 0),
    sum_fen bigint not null check (sum_fen > 0),
    decided_by uuid,
    decided_on_behalf_of uuid,
    decided_at timestamptz,
    note text,
    audit_salt uuid not null default gen_random_uuid(),
    check (num_nulls(decided_by, decided_at, note) = case state when 'OPEN' then 3 else 0 end)
  );
  create unique index flag_open on flag (kind, subject) where state = 'OPEN';
  create index flag_subject on flag (kind, subject);
  create index flag_state on flag (state, id);
  create index flag_kind on flag (kind, id);

  create table flag_disbursement (
    flag_id uuid not null references flag,
    disbursement_id uuid not null,
    region_id uuid,
    audit_salt uuid not null default gen_random_uuid(),
    primary key (flag_id, disbursement_id)
  );
  create index flag_disbursement_flags on flag_disbursement (disbursement_id, flag_id);
  create index flag_disbursement_region on flag_disbursement (region_id, flag_id);`;

const neighbours = `
  -- The complaint that goes on for another that was joined to it, however often; itself where it was not.
  create function leading_complaint(complaint uuid) returns uuid language sql stable as $$
    with recursive up as (
      select complaint as id, 0 as depth
      union all
      select joined.into_id, depth + 1 from up
      join directory_merger joined on joined.complaint_id = up.id and joined.into_id is not null
      where depth < 20
    )
    select id from up order by depth desc limit 1
  $$;

  create function joined_complaints(complaint uuid) returns setof uuid language sql stable rows 2 as $$
    with recursive down as (
      select leading_complaint(complaint) as id, 0 as depth
      union all
      select joined.complaint_id, depth + 1 from down join directory_merger joined on joined.into_id = down.id
      where depth < 20
    )
    select id from down
  $$;

  -- Whole fen that were asked for a complaint, and those joined with it, up to one of the requests.
  create function asked_until(complaint uuid, until_at timestamptz, until_id uuid) returns bigint language sql stable as $$
    select coalesce(sum(amount_fen), 0)::bigint from disbursement
    where complaint_id in (select joined_complaints(complaint)) and state in ('REQUESTED', 'APPROVED', 'PAID')
      and (requested_at, id) <= (until_at, until_id)
  $$;

  -- By what payees are compared: without blanks and the case of letters; nobody who was erased.
  create function payee_key(reference text) returns text language sql immutable as $$
    select nullif(nullif(regexp_replace(lower(reference), '[\\s\\u00a0\\u2000-\\u200b\\u202f\\u205f\\u3000\\ufeff]', '', 'g'), ''), '[erased]')
  $$;

  create table watch_salt (salt uuid not null);
  insert into watch_salt values (gen_random_uuid());
  -- Stands for a payee in a flag.
  create function payee_digest(reference text) returns text language sql stable as $$
    select encode(sha256(convert_to(salt || payee_key(reference), 'UTF8')), 'hex') from watch_salt
  $$;

  create index disbursement_before_post on disbursement (approver_post_id, requested_at);
  create index disbursement_granted on disbursement (approver_post_id, decided_at) where state in ('APPROVED', 'PAID');
  create index disbursement_payee on disbursement (payee_key(payee_reference), requested_at)
    where payee_reference is not null;
  create index disbursement_plan on disbursement (plan_id) where plan_id is not null;`;

/**
 * A row is added and taken away, never changed: whoever asks, decides or pays waits for nobody, and what changes while it is
 * being looked at is looked at again.
 */
const queue = `
  create table watch_queue (
    sequence bigint generated always as identity primary key,
    disbursement_id uuid not null
  );

  create function watch_disbursement() returns trigger language plpgsql as $$
  begin
    insert into watch_queue (disbursement_id) values (new.id);
    return null;
  end $$;
  create trigger watched after insert or update of state, approver_post_id, payee_reference on disbursement
    for each row when (new.state in ('REQUESTED', 'APPROVED', 'PAID')) execute function watch_disbursement();

  create function watch_complaint() returns trigger language plpgsql as $$
  begin
    insert into watch_queue (disbursement_id) select id from disbursement where complaint_id = new.complaint_id;
    return null;
  end $$;
  create trigger watched after insert or update on directory_matter
    for each row execute function watch_complaint();
  create trigger watched after insert or update on directory_customer
    for each row when (new.customer_id is not null) execute function watch_complaint();

  create function watch_joined() returns trigger language plpgsql as $$
  begin
    insert into watch_queue (disbursement_id)
      select id from disbursement where complaint_id in (select joined_complaints(new.complaint_id));
    return null;
  end $$;
  create trigger watched after insert or update on directory_merger
    for each row when (new.into_id is not null) execute function watch_joined();

  create function watch_plan() returns trigger language plpgsql as $$
  begin
    insert into watch_queue (disbursement_id) select id from disbursement where plan_id = new.plan_id;
    return null;
  end $$;
  create trigger watched after insert on directory_withdrawn_plan
    for each row execute function watch_plan();

  insert into watch_queue (disbursement_id)
    select id from disbursement where state in ('REQUESTED', 'APPROVED', 'PAID') order by id;`;
