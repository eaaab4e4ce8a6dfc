import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A case may end by being joined to another, and follows what intake says of its complaint later. */
export class EscalationFollowing1720000000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(merged);
    await runner.query(news);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from cases that were joined');
  }
}

const STATES = ['WAITING_CONTACT', 'PLANNING', 'AGREED', 'DONE'].map((state) => `'${state}'`).join(', ');
const OPEN = `state not in ('RESOLVED', 'SUPERSEDED', 'MERGED')`;

const merged = `
  alter table handling_case
    add column merged_from text check (merged_from in (${STATES})),
    drop constraint handling_case_state_check,
    add constraint handling_case_state_check check (state in (${STATES}, 'RESOLVED', 'SUPERSEDED', 'MERGED')),
    add check ((state = 'MERGED') = (merged_from is not null));
  drop index handling_case_open_of_matter, handling_case_open_of_store, handling_case_open_of_region, handling_case_work;
  create unique index handling_case_open_of_matter on handling_case (matter_id) where ${OPEN};
  create index handling_case_open_of_store on handling_case (store_id, id) where ${OPEN};
  create index handling_case_open_of_region on handling_case (region_id, id) where ${OPEN};
  create index handling_case_work on handling_case (owner_post_id, (coalesce(next_due_at, 'infinity')), id) where ${OPEN};`;

/** Unaudited, as the inbox is: it says what was heard, not what is true of a case. */
const news = `
  create table complaint_news (
    complaint_id uuid not null,
    kind text not null check (kind in ('LEVEL', 'PLACE', 'MATTER', 'STANDING')),
    version bigint not null,
    primary key (complaint_id, kind)
  );`;
