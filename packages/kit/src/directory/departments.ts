import { departmentChanged } from '@complaints/contracts';
import { Column, Entity, type MigrationInterface, type QueryRunner } from 'typeorm';
import { keepNewest } from '../data/copy.js';
import { hears } from '../events/consumer.js';
import { NamedCopy } from './places.js';

/** A copy of a department as it was last told. */
@Entity('directory_department')
export class DirectoryDepartment extends NamedCopy {
  /** Null for one of headquarters. */
  @Column('uuid', { name: 'region_id', nullable: true })
  regionId!: string | null;
}

class DirectoryDepartments1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table directory_department (
        id uuid primary key,
        region_id uuid,
        code text not null,
        name_zh text not null,
        name_en text not null,
        version bigint not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table directory_department');
  }
}

/** What a service takes up to hold the copy of departments. */
export const departmentDirectory = {
  entities: [DirectoryDepartment],
  migrations: [DirectoryDepartments1700000000005],
  hearings: [
    hears(departmentChanged, (em, { payload: { departmentId: id, ...department }, version }) =>
      keepNewest(em, DirectoryDepartment, { id, ...department, version }),
    ),
  ],
} as const;
