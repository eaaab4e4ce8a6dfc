import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const COMPLAINT = `
  alter table complaint
    add column merged_into_id uuid references complaint,
    add column merged_at timestamptz,
    add column merged_from_matter_id uuid references matter,
    add column failed_attempts smallint not null default 0 check (failed_attempts >= 0),
    add column revision integer not null default 0 check (revision >= 0),
    add column people_involved text,
    add column occurred_place text,
    add column department_id uuid references department,
    add column hand_overs integer not null default 0 check (hand_overs >= 0),
    add check ((status = 'MERGED') = (merged_into_id is not null)),
    add check ((merged_into_id is null) = (merged_at is null)),
    add check (merged_into_id <> id);
  create index complaint_joined on complaint (merged_into_id, accepted_at, id) where merged_into_id is not null;
`;

const REVISION = `
  create table complaint_revision (
    id uuid primary key,
    complaint_id uuid not null references complaint,
    number integer not null check (number > 0),
    reason text,
    changes jsonb not null,
    revised_by_id uuid,
    on_behalf_of_id uuid,
    revised_at timestamptz not null,
    audit_salt uuid not null default gen_random_uuid(),
    unique (complaint_id, number)
  );
`;

const LEVEL_CHANGE = `
  create table level_change (
    id uuid primary key,
    complaint_id uuid not null references complaint,
    cause text not null check (cause in
      ('DUPLICATE_JOINED', 'DUPLICATE_LEFT', 'MATTER_CHANGED', 'FACTS_CORRECTED', 'OUTCOME_LEARNED', 'ATTEMPTS_FAILED')),
    reason text,
    from_level text not null,
    to_level text not null,
    is_lower boolean not null,
    former_derivation jsonb not null,
    changed_by_id uuid,
    on_behalf_of_id uuid,
    changed_at timestamptz not null,
    audit_salt uuid not null default gen_random_uuid(),
    check (from_level <> to_level)
  );
  create index level_change_of_complaint on level_change (complaint_id, id);
`;

const HAND_OVER = `
  create table hand_over (
    id uuid primary key,
    complaint_id uuid not null references complaint,
    number integer not null check (number > 0),
    department_id uuid references department,
    note text,
    handed_by_id uuid not null,
    on_behalf_of_id uuid,
    handed_at timestamptz not null,
    ended_at timestamptz,
    audit_salt uuid not null default gen_random_uuid(),
    unique (complaint_id, number)
  );
  create index hand_over_to_department on hand_over (department_id, complaint_id) where department_id is not null;
`;

/** Complaints that are joined, moved, amended, levelled anew and handed over; what was before stays beside them. */
export class IntakeMatters1720000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [COMPLAINT, REVISION, LEVEL_CHANGE, HAND_OVER]) await runner.query(part);
    for (const table of ['complaint_revision', 'level_change', 'hand_over']) await runner.query(audited(table, 'id'));
  }

  async down(): Promise<void> {
    throw new Error('what was joined is not taken apart');
  }
}
