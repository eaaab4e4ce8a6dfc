import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const everyPurpose = ['RETURN', 'EXCHANGE', 'COMPENSATION'];

/** Version 1, the default; what a later document says besides has its default. It was in force since ever. */
const FIRST = {
  timeZone: 'Asia/Shanghai',
  authorities: [
    {
      ...{ post: 'STORE_MANAGER', perUseFen: 100_00, period: 'MONTH', limit: { kind: 'FIXED', fen: 300_00 } },
      ...{ upToLevel: 'FIRST', purposes: everyPurpose },
    },
    {
      ...{ post: 'REGIONAL_DIRECTOR', perUseFen: 300_00, period: 'MONTH', limit: { kind: 'FIXED', fen: 2_000_00 } },
      ...{ upToLevel: 'SECOND', purposes: everyPurpose },
    },
    {
      ...{ post: 'REGIONAL_PRESIDENT', perUseFen: null, period: 'QUARTER', limit: { kind: 'BUDGET' } },
      ...{ upToLevel: 'ABNORMAL', purposes: everyPurpose },
    },
    {
      ...{ post: 'EXECUTIVE_PRESIDENT', perUseFen: null, period: 'QUARTER', limit: { kind: 'NONE' } },
      ...{ upToLevel: 'ABNORMAL', purposes: everyPurpose },
    },
  ],
  clerkPerUseFen: null,
  holdHours: 72,
  watch: {
    ...{ severalFrom: 2, justBelowPercent: 5, justBelowFrom: 3, justBelowWithinDays: 30 },
    ...{ sameCustomerFrom: 3, sameCustomerWithinDays: 90, samePayeeFrom: 3, samePayeeWithinDays: 90 },
    manyInADayFrom: 10,
  },
};

const POLICIES = `
  create table fund_policy (
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
  create index fund_policy_in_force on fund_policy (effective_at desc, version desc);

  create table fund_policy_acknowledgement (
    version integer not null references fund_policy,
    staff_id uuid not null,
    acknowledged_at timestamptz not null,
    audit_salt uuid not null default gen_random_uuid(),
    primary key (version, staff_id)
  );

  create function refuse_change_of_policy() returns trigger language plpgsql as $$
  begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
  end $$;
`;

const appendOnly = (table: string) => `
  create trigger ${table}_append_only before update or delete or truncate on ${table}
    for each statement execute function refuse_change_of_policy();
  revoke update, delete, truncate on ${table} from fund_app;
`;

/** The versions of the fund's policy, and who acknowledged them. */
export class FundPolicy1720000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(POLICIES);
    await runner.query(
      `insert into fund_policy (version, document, document_number, confidentiality_grade, effective_at, published_at)
       values (1, $1, 'DEFAULT', 'INTERNAL', '0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z')`,
      [JSON.stringify(FIRST)],
    );
    for (const table of ['fund_policy', 'fund_policy_acknowledgement']) await runner.query(appendOnly(table));
    await runner.query(audited('fund_policy', 'version'));
    await runner.query(audited('fund_policy_acknowledgement', 'version', 'staff_id'));
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the versions of the policy');
  }
}
