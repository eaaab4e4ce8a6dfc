import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Version 1, the default; what a later document says besides has its default. It was in force since ever. */
const FIRST = {
  timeZone: 'Asia/Shanghai',
  contactWithinMinutes: 30,
  firstAnswerWithinHours: 24,
  planWithinHours: 24,
  calendarOf: { contact: null, firstAnswer: null, plan: null, statutory: 'CN' },
  tierOfLevel: { FIRST: 1, SECOND: 2, MAJOR: 3, ABNORMAL: 3 },
  warnAtPercent: [50, 80],
  reportFromFailedAttempts: 3,
  unreachable: { attempts: 3, means: 2, days: 2 },
  pausing: { reasons: [], atMostHours: 48 },
  statutoryPacks: ['REFUND_DELAY', 'ENTERPRISE_12315'],
  points: { supervisoryForm: 100, refusedFormFrom: 50 },
};

const POLICIES = `
  create table handling_policy (
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
  create index handling_policy_in_force on handling_policy (effective_at desc, version desc);

  create table handling_policy_acknowledgement (
    version integer not null references handling_policy,
    staff_id uuid not null,
    acknowledged_at timestamptz not null,
    audit_salt uuid not null default gen_random_uuid(),
    primary key (version, staff_id)
  );
`;

const appendOnly = (table: string) => `
  create trigger ${table}_append_only before update or delete or truncate on ${table}
    for each statement execute function refuse_change();
  revoke update, delete, truncate on ${table} from escalation_app;
`;

/** The versions of the handling policy, and who acknowledged them. */
export class EscalationPolicy1720000000220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(POLICIES);
    await runner.query(
      `insert into handling_policy (version, document, document_number, confidentiality_grade, effective_at, published_at)
       values (1, $1, 'DEFAULT', 'INTERNAL', '0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z')`,
      [JSON.stringify(FIRST)],
    );
    for (const table of ['handling_policy', 'handling_policy_acknowledgement']) await runner.query(appendOnly(table));
    await runner.query(audited('handling_policy', 'version'));
    await runner.query(audited('handling_policy_acknowledgement', 'version', 'staff_id'));
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the versions of the handling policy');
  }
}
