import { wholeNumber } from '@complaints/kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A copy of intake's region. */
@Entity('directory_region')
export class DirectoryRegion {
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

/** A copy of intake's store. */
@Entity('directory_store')
export class DirectoryStore {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'region_id' })
  regionId!: string;

  @Column('text')
  code!: string;

  @Column('text', { name: 'name_zh' })
  nameZh!: string;

  @Column('text', { name: 'name_en' })
  nameEn!: string;

  @Column('bigint', { transformer: wholeNumber })
  version!: number;
}
