import { type Scope, wholeNumber } from '@complaints/kit';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { validate as isUuid } from 'uuid';

/** What the fund keeps of a complaint: who may know of it. Source: R91. */
@Entity('directory_complaint')
export class DirectoryComplaint {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'store_id', nullable: true })
  storeId!: string | null;

  @Column('uuid', { name: 'region_id', nullable: true })
  regionId!: string | null;

  /** Towards its store. */
  @Column('boolean')
  confidential!: boolean;

  @Column('bigint', { transformer: wholeNumber })
  version!: number;
}

/** Those of the complaints that may be seen. */
export async function findVisibleComplaints(
  em: EntityManager,
  ids: readonly string[],
  scope: Scope,
): Promise<Set<string>> {
  const rows: { id: string }[] = await em.query(
    `select id from directory_complaint
     where id = any($1::uuid[])
       and ($2 or region_id = any($3::uuid[]) or (store_id = any($4::uuid[]) and not confidential))`,
    [ids.filter(isUuid), scope.all, scope.regionIds, scope.storeIds],
  );
  return new Set(rows.map(({ id }) => id));
}
