import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is asked of others and comes back, what was done in an emergency and for the law, and who is answerable for what. */
export class EscalationReferrals1720000000260 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [referrals, procedures, responsibilities]) await runner.query(statement);
    for (const [table, words] of Object.entries(WORDS)) {
      await runner.query(`
        create trigger ${table}_append_only before update or delete on ${table}
          for each row execute function refuse_all_but_erasure(${words.map((word) => `'${word}'`).join(', ')});
        create trigger ${table}_not_truncated before truncate on ${table} for each statement execute function refuse_change();
        revoke update, delete, truncate on ${table} from escalation_app;
        grant update (${words.join(', ')}, audit_salt) on ${table} to escalation_app;`);
      await runner.query(audited(table, 'id'));
    }
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from what was asked and found');
  }
}

/** The columns of each table that hold words. */
const WORDS = {
  referral: ['name', 'question'],
  referral_answer: ['answer', 'copy_reference'],
  emergency_step: ['note'],
  statutory_entry: ['note'],
  responsibility: ['evidence'],
  responsibility_comment: ['comment'],
  responsibility_withdrawal: ['reason'],
};

const AUTHOR = `by_id uuid not null references staff,
    on_behalf_of_id uuid references staff,
    audit_salt uuid not null default gen_random_uuid()`;

const referrals = `
  create table referral (
    id uuid primary key,
    case_id uuid not null references handling_case,
    referred_to text not null check (referred_to in ('MAKER', 'CARRIER', 'INSTALLER', 'DEPARTMENT', 'OTHER')),
    name text not null,
    department_id uuid,
    question text not null,
    referred_at timestamptz not null,
    due_at timestamptz not null check (due_at > referred_at),
    ${AUTHOR},
    check ((referred_to = 'DEPARTMENT') = (department_id is not null))
  );
  create index referral_of_case on referral (case_id, id);
  create table referral_answer (
    id uuid primary key,
    case_id uuid not null references handling_case,
    referral_id uuid not null unique references referral,
    answer text not null,
    copy_reference text not null,
    received_at timestamptz not null,
    recorded_at timestamptz not null check (recorded_at >= received_at),
    ${AUTHOR}
  );
  create index referral_answer_of_case on referral_answer (case_id, id);`;

const procedures = `
  create table emergency_step (
    id uuid primary key,
    case_id uuid not null references handling_case,
    code text not null check (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    note text,
    done_at timestamptz not null,
    ${AUTHOR},
    unique (case_id, code)
  );
  create table statutory_entry (
    id uuid primary key,
    case_id uuid not null references handling_case,
    pack text not null check (pack in ('REFUND_DELAY', 'ENTERPRISE_12315', 'AUTHORITY_ACCEPTANCE',
      'MEDIATION_45_WORKING_DAYS', 'MEDIATION_60_DAYS')),
    kind text not null check (kind in ('STARTED', 'MET')),
    happened_at timestamptz not null,
    note text,
    recorded_at timestamptz not null check (recorded_at >= happened_at),
    ${AUTHOR}
  );
  create index statutory_entry_of_case on statutory_entry (case_id, id);`;

const responsibilities = `
  create table responsibility (
    id uuid primary key,
    case_id uuid not null references handling_case,
    kind text not null check (kind in ('CAUSED', 'DELAYED')),
    staff_id uuid references staff,
    department_id uuid,
    store_id uuid,
    evidence text not null,
    named_at timestamptz not null,
    ${AUTHOR},
    check (num_nonnulls(staff_id, department_id, store_id) = 1)
  );
  create index responsibility_of_case on responsibility (case_id, id);
  create index responsibility_of_staff on responsibility (staff_id, id) where staff_id is not null;
  create index responsibility_of_department on responsibility (department_id, id) where department_id is not null;
  create index responsibility_of_store on responsibility (store_id, id) where store_id is not null;
  create table responsibility_comment (
    id uuid primary key,
    case_id uuid not null references handling_case,
    responsibility_id uuid not null references responsibility,
    comment text not null,
    commented_at timestamptz not null,
    ${AUTHOR}
  );
  create index responsibility_comment_of on responsibility_comment (responsibility_id, id);
  create index responsibility_comment_of_case on responsibility_comment (case_id);
  create table responsibility_withdrawal (
    id uuid primary key,
    case_id uuid not null references handling_case,
    responsibility_id uuid not null unique references responsibility,
    reason text not null,
    withdrawn_at timestamptz not null,
    ${AUTHOR}
  );
  create index responsibility_withdrawal_of_case on responsibility_withdrawal (case_id);`;
