import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const LINKS = `
  create table link (
    id uuid primary key,
    purpose text not null check (purpose in ('RATE', 'ANSWER_PLAN')),
    complaint_id uuid not null references complaint,
    plan_id uuid,
    token_digest bytea not null unique check (octet_length(token_digest) = 32),
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    remind_at timestamptz,
    policy_version integer not null references intake_policy,
    audit_salt uuid not null default gen_random_uuid(),
    check (expires_at >= issued_at),
    check ((purpose = 'ANSWER_PLAN') = (plan_id is not null)),
    check (remind_at is null or used_at is null)
  );
  create index link_of_complaint on link (complaint_id, purpose);
  create index link_reminder_due on link (remind_at) where remind_at is not null;

  -- A reminder is to come where the first link was sent before there were reminders, seven days after it by default.
  insert into link (id, purpose, complaint_id, token_digest, issued_at, expires_at, used_at, remind_at, policy_version, audit_salt)
    select request.id, 'RATE', complaint_id, token_digest, asked_at, expires_at, used_at,
      case when used_at is null then asked_at
        + interval '24 hours' * coalesce((policy.document ->> 'ratingReminderAfterDays')::integer, 7) end,
      policy_version, request.audit_salt
    from rating_request request join intake_policy policy on policy.version = request.policy_version;
  drop table rating_request;
`;

const PLANS = `
  create table proposed_plan (
    id uuid primary key,
    complaint_id uuid not null references complaint,
    number text not null,
    round integer not null check (round > 0),
    compensation_fen bigint check (compensation_fen > 0),
    purpose text check (purpose in ('RETURN', 'EXCHANGE', 'COMPENSATION')),
    due_at timestamptz,
    proposed_at timestamptz not null,
    audit_salt uuid not null default gen_random_uuid(),
    check ((compensation_fen is null) = (purpose is null))
  );
  revoke update, delete, truncate on proposed_plan from intake_app;

  create table plan_answer (
    plan_id uuid primary key references proposed_plan,
    complaint_id uuid not null references complaint,
    round integer not null check (round > 0),
    accepted boolean not null,
    objection text,
    answered_at timestamptz not null,
    audit_salt uuid not null default gen_random_uuid(),
    check (objection is null or not accepted)
  );
  create index plan_answer_of_complaint on plan_answer (complaint_id, round);
  -- What was answered stays; the words of an objection can be taken out.
  revoke update, delete, truncate on plan_answer from intake_app;
  grant update (objection) on plan_answer to intake_app;
`;

const MESSAGES = `
  alter table message
    drop constraint message_kind_check,
    add constraint message_kind_check
      check (kind in ('ACKNOWLEDGEMENT', 'PLAN_PROPOSED', 'RATING_REQUEST', 'RATING_REMINDER'));
  create index message_of_complaint on message (complaint_id);
`;

/** One table of one-time links for every purpose, what customers answer by them, and what they are written for it. */
export class IntakeLinks1720000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [LINKS, PLANS, MESSAGES]) await runner.query(part);
    await runner.query(audited('link', 'id'));
    await runner.query(audited('proposed_plan', 'id'));
    await runner.query(audited('plan_answer', 'plan_id'));
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the links');
  }
}
