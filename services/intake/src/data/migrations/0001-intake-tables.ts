import type { MigrationInterface, QueryRunner } from 'typeorm';

const PLACES = `
  create table region (
    id uuid primary key,
    code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9-]{0,31}$'),
    name_zh text not null check (name_zh <> ''),
    name_en text not null check (name_en <> '')
  );

  create table store (
    id uuid primary key,
    region_id uuid not null references region,
    code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9-]{0,31}$'),
    name_zh text not null check (name_zh <> ''),
    name_en text not null check (name_en <> '')
  );
  create index store_of_region on store (region_id, code);

  create table department (
    id uuid primary key,
    region_id uuid references region,
    code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9-]{0,31}$'),
    name_zh text not null check (name_zh <> ''),
    name_en text not null check (name_en <> '')
  );

`;

const COMPLAINTS = `
  create table customer (
    id uuid primary key,
    name text,
    phone text unique,
    email text unique,
    member_number text unique,
    language text not null check (language in ('ZH', 'EN')),
    known_since timestamptz not null,
    check (phone is not null or email is not null or member_number is not null)
  );

  create table matter (
    id uuid primary key,
    opened_at timestamptz not null
  );

  create table complaint (
    id uuid primary key,
    number text not null unique,
    matter_id uuid not null references matter,
    repeat_of_id uuid references complaint,
    customer_id uuid references customer,
    store_id uuid references store,
    region_id uuid references region,
    status text not null check (status in
      ('OPEN', 'RESOLVED', 'CLOSED_PROVISIONALLY', 'CLOSED_WITHOUT_AGREEMENT', 'SUPERSEDED', 'MERGED')),
    level text not null check (level in ('FIRST', 'SECOND', 'MAJOR', 'ABNORMAL')),
    level_derivation jsonb not null,
    source text not null check (source in
      ('PRESIDENT', 'SPOKESPERSON', 'MAILBOX', 'STORE', 'PUBLIC_WEB', 'MEDIA', 'CONSUMER_ASSOCIATION', 'AUTHORITY')),
    channel text not null check (channel in
      ('COUNTER', 'PHONE', 'EMAIL', 'WEB_FORM', 'APP', 'CHAT', 'TEXT_MESSAGE', 'SOCIAL_MEDIA', 'LETTER')),
    content text not null check (char_length(content) between 1 and 10000),
    demand text,
    expectation text,
    anger smallint check (anger between 1 and 5),
    occurred_at timestamptz check (occurred_at <= accepted_at),
    order_reference text,
    product text,
    confidential_towards_store boolean not null,
    taken_in_by_id uuid,
    accepted_at timestamptz not null,
    expected_resolution_at timestamptz not null,
    closed_at timestamptz,
    outcome_at timestamptz,
    policy_version integer not null,
    check ((store_id is null) = (region_id is null)),
    check ((status = 'OPEN') = (closed_at is null))
  );
  create index complaint_newest on complaint (accepted_at desc, id desc);
  create index complaint_newest_of_store on complaint (store_id, accepted_at desc, id desc);
  create index complaint_newest_of_region on complaint (region_id, accepted_at desc, id desc);
  create index complaint_newest_open on complaint (accepted_at desc, id desc) where status = 'OPEN';
  create index complaint_of_matter on complaint (matter_id, accepted_at, id);
`;

const ANSWERS = `
  create table rating_request (
    id uuid primary key,
    complaint_id uuid not null unique references complaint,
    token_digest bytea not null unique check (octet_length(token_digest) = 32),
    asked_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  );

  create table rating (
    id uuid primary key,
    complaint_id uuid not null unique references complaint,
    result_satisfaction smallint not null check (result_satisfaction between 1 and 5),
    handling_satisfaction smallint not null check (handling_satisfaction between 1 and 5),
    solved boolean not null,
    speed smallint check (speed between 1 and 5),
    professionalism smallint check (professionalism between 1 and 5),
    opinion text,
    repeat_complaint_id uuid unique references complaint,
    repeat_number text,
    rated_at timestamptz not null,
    check ((repeat_complaint_id is null) = (repeat_number is null))
  );
  create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is append-only', tg_table_name;
  end $$;
  create trigger rating_append_only before update or delete or truncate on rating
    for each statement execute function refuse_change();
  revoke update, delete, truncate on rating from intake_app;

  create table message (
    id uuid primary key,
    complaint_id uuid not null references complaint,
    kind text not null check (kind in ('ACKNOWLEDGEMENT', 'RATING_REQUEST')),
    state text not null check (state in ('PENDING', 'SENT', 'GIVEN_UP')),
    channel text not null check (channel in ('SMS', 'EMAIL')),
    language text not null check (language in ('ZH', 'EN')),
    address text,
    text text,
    attempts integer not null,
    next_attempt_at timestamptz not null,
    queued_at timestamptz not null,
    ended_at timestamptz,
    check ((state = 'PENDING') = (address is not null)),
    check ((state = 'PENDING') = (text is not null)),
    check ((state = 'PENDING') = (ended_at is null))
  );
  create index message_due on message (next_attempt_at) where state = 'PENDING';
`;

export class IntakeTables1720000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [PLACES, COMPLAINTS, ANSWERS]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the first tables');
  }
}
