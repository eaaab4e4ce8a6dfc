import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Version 1 as it stood before versions were published; later fields have their defaults. It was in force since ever. */
const FIRST = {
  timeZone: 'Asia/Shanghai',
  levels: {
    secondFromOutcomes: 1,
    majorFromOutcomes: 2,
    externalSources: ['PUBLIC_WEB', 'MEDIA', 'CONSUMER_ASSOCIATION', 'AUTHORITY'],
  },
  resolutionWithinHours: 72,
  ratingLinkForDays: 30,
  dissatisfiedUpTo: 2,
};

const POLICIES = `
  create table intake_policy (
    version integer primary key check (version > 0),
    id uuid not null unique default gen_random_uuid(),
    document jsonb not null check (jsonb_typeof(document) = 'object'),
    document_number text not null check (char_length(document_number) between 1 and 64),
    confidentiality_grade text not null check (confidentiality_grade in ('INTERNAL', 'CONFIDENTIAL', 'SECRET')),
    effective_at timestamptz not null,
    published_at timestamptz not null,
    published_by_id uuid,
    audit_salt uuid not null default gen_random_uuid(),
    check (effective_at >= published_at)
  );
  create index intake_policy_in_force on intake_policy (effective_at desc, version desc);

  create table intake_policy_acknowledgement (
    version integer not null references intake_policy,
    staff_id uuid not null,
    acknowledged_at timestamptz not null,
    audit_salt uuid not null default gen_random_uuid(),
    primary key (version, staff_id)
  );
`;

const appendOnly = (table: string) => `
  create trigger ${table}_append_only before update or delete or truncate on ${table}
    for each statement execute function refuse_change();
  revoke update, delete, truncate on ${table} from intake_app;
`;

/** The versions of intake's policy, who acknowledged them, and under which one a link to rate was issued. */
export class IntakePolicies1720000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(POLICIES);
    await runner.query(
      `insert into intake_policy (version, document, document_number, confidentiality_grade, effective_at, published_at)
       values (1, $1, 'DEFAULT', 'INTERNAL', '0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z')`,
      [JSON.stringify(FIRST)],
    );
    for (const table of ['intake_policy', 'intake_policy_acknowledgement']) await runner.query(appendOnly(table));
    await runner.query(audited('intake_policy', 'version'));
    await runner.query(audited('intake_policy_acknowledgement', 'version', 'staff_id'));
    await runner.query(
      'alter table rating_request add column policy_version integer not null default 1 references intake_policy',
    );
    await runner.query('alter table rating_request alter column policy_version drop default');
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the versions of the policy');
  }
}
