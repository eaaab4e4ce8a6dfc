import { wholeNumber } from '@complaints/kit';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { validate as isUuid } from 'uuid';

/** The fund's copy of a store. */
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

/** Whether a store or a post of the region is known. */
export async function isRegionKnown(em: EntityManager, regionId: string): Promise<boolean> {
  if (!isUuid(regionId)) return false;
  const [row] = await em.query(
    `select exists (select from directory_store where region_id = $1)
         or exists (select from directory_post where region_id = $1) as known`,
    [regionId],
  );
  return row.known;
}
