import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is done about the opinions that customers wrote, those from before included. */
export class IntakeOpinions1720000000072 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table opinion_follow_up (
        id uuid primary key,
        rating_id uuid not null unique references rating,
        complaint_id uuid not null references complaint,
        state text not null check (state in ('OPEN', 'IN_PROGRESS', 'DONE', 'DISMISSED')),
        note text,
        due_at timestamptz,
        owner_post_id uuid,
        opened_at timestamptz not null,
        changed_at timestamptz not null,
        audit_salt uuid not null default gen_random_uuid()
      );
      create index opinion_newest on opinion_follow_up (opened_at desc, id desc);
      create index opinion_newest_unsettled on opinion_follow_up (opened_at desc, id desc) where state in ('OPEN', 'IN_PROGRESS');
      revoke delete, truncate on opinion_follow_up from intake_app;

      insert into opinion_follow_up (id, rating_id, complaint_id, state, owner_post_id, opened_at, changed_at)
        select gen_random_uuid(), rating.id, complaint.id, 'OPEN', owner.id, rated_at, rated_at
        from rating join complaint on complaint.id = rating.complaint_id
        left join lateral (
          select id from directory_post post
          where (post.kind = 'STORE_MANAGER' and post.store_id = complaint.store_id and not complaint.confidential_towards_store)
             or post.kind = 'CUSTOMER_SERVICE'
          order by post.kind = 'STORE_MANAGER' desc, id limit 1
        ) owner on true
        where opinion is not null;
    `);
    await runner.query(audited('opinion_follow_up', 'id'));
  }

  async down(): Promise<void> {
    throw new Error('what was done about opinions is not forgotten');
  }
}
