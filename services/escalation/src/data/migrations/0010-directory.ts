import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A deputyship says who lends authority to whom, in what, and whether it was accepted; changes of holders can be announced.
 * Who deputised so far has accepted, in everything, for whoever holds the post.
 */
export class EscalationDirectory1720000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(deputyships);
    await runner.query(announcements);
    await runner.query(audited('announced_holder', 'id'));
    await runner.query(`alter table staff add column email text check (email <> '')`);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from deputies of deputies');
  }
}

const deputyships = `
  alter table deputy
    add column holder_id uuid references staff,
    add column delegator_id uuid references staff,
    add column scopes text[] not null default array['CASES', 'APPROVALS', 'FORMS'],
    add column named_at timestamptz,
    add column named_by_id uuid references staff,
    add column accepted_at timestamptz,
    add column revoked_at timestamptz,
    add column revoked_by_id uuid references staff;
  update deputy d
    set holder_id = held.staff_id, delegator_id = held.staff_id, named_by_id = held.staff_id,
        named_at = d.from_at, accepted_at = d.from_at,
        -- It ended with its last holder, and nobody was a deputy of their own.
        revoked_at = coalesce(held.until_at, case when d.staff_id = held.staff_id then d.from_at end)
    from (select distinct on (post_id) post_id, staff_id, until_at from holding
          order by post_id, until_at desc nulls first) held
    where held.post_id = d.post_id;
  alter table deputy
    alter column holder_id set not null,
    alter column delegator_id set not null,
    alter column named_at set not null,
    alter column named_by_id set not null,
    alter column scopes drop default,
    add check (cardinality(scopes) > 0 and scopes <@ array['CASES', 'APPROVALS', 'FORMS']),
    add check (accepted_at < until_at),
    add check (revoked_by_id is null or revoked_at is not null);
  create index deputy_of_delegator on deputy (delegator_id, id);`;

const announcements = `
  create table announced_holder (
    id uuid primary key,
    post_id uuid not null references post,
    holder_id uuid references staff,
    from_at timestamptz not null,
    announced_at timestamptz not null,
    announced_by_id uuid references staff,
    audit_salt uuid not null default gen_random_uuid(),
    check (from_at > announced_at),
    unique (post_id, from_at)
  );
  create index announced_holder_due on announced_holder (from_at);`;
