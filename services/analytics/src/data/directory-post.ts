import type { PostKind } from '@complaints/contracts';
import { type Seat, wholeNumber } from '@complaints/kit';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

/** A copy of a post as escalation last told it. */
@Entity('directory_post')
export class DirectoryPost {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: PostKind;
  @Column('uuid', { name: 'store_id', nullable: true }) storeId!: string | null;
  @Column('uuid', { name: 'region_id', nullable: true }) regionId!: string | null;
  @Column('uuid', { name: 'department_id', nullable: true }) departmentId!: string | null;
  @Column('uuid', { name: 'holder_id', nullable: true }) holderId!: string | null;
  @Column('jsonb') deputies!: { staffId: string; fromAt: Date; untilAt: Date }[];
  @Column('bigint', { transformer: wholeNumber }) version!: number;
}

/** The posts a person holds, and those deputised for at this moment. Source: R26. */
export function seatsOf(em: EntityManager, staffId: string, now: Date): Promise<Seat[]> {
  return em.query(
    `select id "postId", kind, store_id "storeId", region_id "regionId", department_id "departmentId",
            null::uuid "onBehalfOf"
     from directory_post where holder_id = $1
     union
     select id, kind, store_id, region_id, department_id, holder_id
     from directory_post, jsonb_array_elements(deputies) deputy
     where deputies @> jsonb_build_array(jsonb_build_object('staffId', $1::uuid)) and deputy->>'staffId' = $1::text
       and holder_id is not null
       and (deputy->>'fromAt')::timestamptz <= $2 and $2 < (deputy->>'untilAt')::timestamptz`,
    [staffId, now],
  );
}
