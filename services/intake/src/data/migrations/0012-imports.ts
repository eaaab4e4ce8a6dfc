import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which row of which other system a complaint was made of, so that an import is safe to run twice. */
export class IntakeImports1720000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table import_row (
        system text not null check (char_length(system) between 1 and 64),
        external_id text not null check (char_length(external_id) between 1 and 200),
        complaint_id uuid not null unique references complaint,
        digest bytea not null check (octet_length(digest) = 32),
        matter_mark bytea check (octet_length(matter_mark) = 32),
        number text check (char_length(number) between 1 and 64),
        level text check (char_length(level) between 1 and 64),
        nature text check (char_length(nature) between 1 and 64),
        satisfaction smallint check (satisfaction between 1 and 5),
        imported_at timestamptz not null,
        audit_salt uuid not null default gen_random_uuid(),
        primary key (system, external_id)
      );
      create index import_row_of_matter on import_row (matter_mark) where matter_mark is not null;
      create index import_row_numbered on import_row (number) where number is not null;
      create index import_row_known_as on import_row (external_id);
      create trigger import_row_append_only before update or delete or truncate on import_row
        for each statement execute function refuse_change();
      revoke update, delete, truncate on import_row from intake_app;
    `);
    await runner.query(audited('import_row', 'system', 'external_id'));
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from what was imported');
  }
}
