import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The tables of both parcel services. None but the parcel's own row has a unique key beyond its id, on purpose: what is
 * done twice must be seen twice.
 */
export class ParcelTables1710000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table parcel (id uuid primary key, steps bigint not null);
      create table step (
        id uuid primary key,
        parcel_id uuid not null,
        asked_with text not null,
        made_at timestamptz not null default clock_timestamp()
      );
      create table effect (
        event_id uuid not null,
        parcel_id uuid not null,
        version bigint not null,
        step_id uuid not null
      );
      create index effect_event on effect (event_id);
      create table effect_count (parcel_id uuid primary key, effects bigint not null);
    `);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the first tables');
  }
}
