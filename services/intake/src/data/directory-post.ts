import { type Seat, wholeNumber } from '@complaints/kit';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

/** A deputy for a period, as it stands in the copy. */
export interface Deputy {
  staffId: string;
  fromAt: Date;
  untilAt: Date;
}

/** Intake's copy of a post: who holds it, who deputises. Source: R26. */
@Entity('directory_post')
export class DirectoryPost {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  kind!: string;

  @Column('uuid', { name: 'store_id', nullable: true })
  storeId!: string | null;

  @Column('uuid', { name: 'region_id', nullable: true })
  regionId!: string | null;

  @Column('uuid', { name: 'department_id', nullable: true })
  departmentId!: string | null;

  @Column('uuid', { name: 'holder_id', nullable: true })
  holderId!: string | null;

  @Column('jsonb')
  deputies!: Deputy[];

  @Column('bigint', { transformer: wholeNumber })
  version!: number;
}

/** The posts a person may act from at an instant: those held, and those deputised for a holder. Source: R26. */
export const findSeats = (em: EntityManager, staffId: string, now: Date): Promise<Seat[]> =>
  em.query(
    `select id as "postId", kind, store_id as "storeId", region_id as "regionId", department_id as "departmentId",
            null::uuid as "onBehalfOf"
     from directory_post where holder_id = $1
     union all
     select id, kind, store_id, region_id, department_id, holder_id
     from directory_post
     where holder_id <> $1 and deputies @> jsonb_build_array(jsonb_build_object('staffId', $1::uuid))
       and exists (
         select from jsonb_to_recordset(deputies) as deputy ("staffId" uuid, "fromAt" timestamptz, "untilAt" timestamptz)
         where deputy."staffId" = $1 and deputy."fromAt" <= $2 and $2 < deputy."untilAt"
       )`,
    [staffId, now],
  );
