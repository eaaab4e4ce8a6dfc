import { regionChanged, storeChanged } from '@complaints/contracts';
import { Column, Entity, type MigrationInterface, PrimaryColumn, type QueryRunner } from 'typeorm';
import { wholeNumber } from '../data/columns.js';
import { keepNewest } from '../data/copy.js';
import { hears } from '../events/consumer.js';

/** What is kept of every place. */
export abstract class NamedCopy {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  code!: string;

  @Column('text', { name: 'name_zh' })
  nameZh!: string;

  @Column('text', { name: 'name_en' })
  nameEn!: string;

  @Column('bigint', { transformer: wholeNumber })
  version!: number;
}

/** A copy of a region as it was last told. */
@Entity('directory_region')
export class DirectoryRegion extends NamedCopy {}

/** A copy of a store as it was last told. */
@Entity('directory_store')
export class DirectoryStore extends NamedCopy {
  @Column('uuid', { name: 'region_id' })
  regionId!: string;
}

class DirectoryPlaces1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table directory_region (
        id uuid primary key,
        code text not null,
        name_zh text not null,
        name_en text not null,
        version bigint not null
      );
      create table directory_store (
        id uuid primary key,
        region_id uuid not null,
        code text not null,
        name_zh text not null,
        name_en text not null,
        version bigint not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table directory_store; drop table directory_region');
  }
}

/** What a service takes up to hold the copies of regions and stores. */
export const placeDirectory = {
  entities: [DirectoryRegion, DirectoryStore],
  migrations: [DirectoryPlaces1700000000002],
  hearings: [
    hears(regionChanged, (em, { payload: { regionId: id, ...region }, version }) =>
      keepNewest(em, DirectoryRegion, { id, ...region, version }),
    ),
    hears(storeChanged, (em, { payload: { storeId: id, ...store }, version }) =>
      keepNewest(em, DirectoryStore, { id, ...store, version }),
    ),
  ],
} as const;
