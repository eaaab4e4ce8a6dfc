import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { firstCategories } from '../../domain/categories/first-categories.js';

const URGENCY = `in ('URGENT', 'IMPORTANT', 'NORMAL')`;
const JUDGEMENT = `
    difficulty text check (difficulty in ('SIMPLE', 'COMPLEX', 'DIFFICULT')),
    impact_satisfaction smallint check (impact_satisfaction between 0 and 3),
    impact_reputation smallint check (impact_reputation between 0 and 3),
    impact_finance smallint check (impact_finance between 0 and 3)`;

const TREE = `
  create table category_tree (
    version integer primary key check (version > 0),
    id uuid not null unique default gen_random_uuid(),
    categories jsonb not null check (jsonb_typeof(categories) = 'array'),
    published_at timestamptz not null,
    published_by_id uuid,
    audit_salt uuid not null default gen_random_uuid()
  );
`;

const COLUMNS = `
  alter table complaint
    add nature_code text,
    add category_version integer references category_tree,
    add urgency text check (urgency ${URGENCY}),
    add ${JUDGEMENT.trim().replaceAll(',\n    ', ',\n    add ')},
    add classified_at timestamptz,
    add classified_by_id uuid,
    add constraint complaint_classified_whole check
      (num_nulls(nature_code, category_version, urgency, classified_at, classified_by_id) in (0, 5)),
    add constraint complaint_judged_when_classified check (classified_at is not null
      or num_nonnulls(difficulty, impact_satisfaction, impact_reputation, impact_finance) = 0);
  create index complaint_newest_of_nature on complaint (nature_code, accepted_at desc, id desc)
    where nature_code is not null;
  create index complaint_newest_of_urgency on complaint (urgency, accepted_at desc, id desc) where urgency is not null;
`;

const HISTORY = `
  create table classification (
    id uuid primary key,
    complaint_id uuid not null references complaint,
    nature_code text not null,
    category_version integer not null references category_tree,
    urgency text not null check (urgency ${URGENCY}),
    ${JUDGEMENT.trim()},
    suggested_nature_code text,
    suggested_urgency text check (suggested_urgency ${URGENCY}),
    classified_at timestamptz not null,
    classified_by_id uuid not null,
    audit_salt uuid not null default gen_random_uuid()
  );
  create index classification_of_complaint on classification (complaint_id, id);
`;

const appendOnly = (table: string) => `
  create trigger ${table}_append_only before update or delete or truncate on ${table}
    for each statement execute function refuse_change();
  revoke update, delete, truncate on ${table} from intake_app;
`;

/** The tree of natures, how complaints are classified, and how they were before. */
export class IntakeClassification1720000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [TREE, COLUMNS, HISTORY]) await runner.query(part);
    await runner.query(
      `insert into category_tree (version, categories, published_at) values (1, $1, '0001-01-01T00:00:00Z')`,
      [JSON.stringify(firstCategories)],
    );
    for (const table of ['category_tree', 'classification']) await runner.query(appendOnly(table));
    await runner.query(audited('category_tree', 'version'));
    await runner.query(audited('classification', 'id'));
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the classification');
  }
}
