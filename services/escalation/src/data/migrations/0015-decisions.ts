import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was decided on a demand, and that the customer refused it. */
export class EscalationDecisions1720000000250 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(decision);
    await runner.query(refusal);
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
    throw new Error('there is no way back from what was decided');
  }
}

const WEIGHED = ['liability', 'expectation', 'compromise', 'market_effect', 'fairness', 'arbitration'];

/** The columns of each table that hold words. */
const WORDS = {
  decision: ['reasons', ...WEIGHED, 'appeal_text'],
  decision_refusal: ['statement', 'appeal_text'],
};

const decision = `
  create table decision (
    id uuid primary key,
    case_id uuid not null references handling_case,
    outcome text not null check (outcome in ('GRANTED', 'PARTLY_GRANTED', 'REFUSED')),
    reasons text not null,
    ${WEIGHED.map((word) => `${word} text,`).join('\n    ')}
    appeal_text text,
    tier integer not null check (tier between 1 and 3),
    issued_from text not null check (issued_from in ('STORE_MANAGER', 'REGIONAL_DIRECTOR', 'REGIONAL_PRESIDENT',
      'EXECUTIVE_PRESIDENT', 'CUSTOMER_SERVICE')),
    store_name_zh text,
    store_name_en text,
    template_version integer not null,
    issued_at timestamptz not null,
    issued_on date not null,
    read_key_digest bytea not null unique check (length(read_key_digest) = 32),
    by_id uuid not null references staff,
    on_behalf_of_id uuid references staff,
    audit_salt uuid not null default gen_random_uuid(),
    check (outcome = 'GRANTED' or appeal_text is not null),
    check (num_nonnulls(${WEIGHED.join(', ')}) > 0)
  );
  create index decision_of_case on decision (case_id, id);`;

const refusal = `
  create table decision_refusal (
    id uuid primary key,
    case_id uuid not null unique references handling_case,
    decision_id uuid not null references decision,
    statement text not null,
    appeal_text text not null,
    refused_at timestamptz not null,
    recorded_at timestamptz not null check (recorded_at >= refused_at),
    by_id uuid not null references staff,
    on_behalf_of_id uuid references staff,
    audit_salt uuid not null default gen_random_uuid()
  );`;
