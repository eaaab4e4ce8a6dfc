import type { PostKind } from '@complaints/contracts';
import { type Seat, wholeNumber } from '@complaints/kit';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

/** Who stands in for a holder, and when. */
export interface Deputy {
  staffId: string;
  fromAt: Date | string;
  untilAt: Date | string;
}

/** The fund's copy of a post. */
@Entity('directory_post')
export class DirectoryPost {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  kind!: PostKind;

  @Column('uuid', { name: 'store_id', nullable: true })
  storeId!: string | null;

  @Column('uuid', { name: 'region_id', nullable: true })
  regionId!: string | null;

  @Column('uuid', { name: 'department_id', nullable: true })
  departmentId!: string | null;

  /** Null while the post is vacant. */
  @Column('uuid', { name: 'holder_id', nullable: true })
  holderId!: string | null;

  @Column('jsonb')
  deputies!: Deputy[];

  @Column('bigint', { transformer: wholeNumber })
  version!: number;
}

/** The posts a person holds, or deputises for at the instant. Source: R26. */
export function seatsOf(em: EntityManager, staffId: string, now: Date): Promise<Seat[]> {
  return em.query(
    `select id as "postId", kind, store_id as "storeId", region_id as "regionId", department_id as "departmentId",
            case when holder_id = $1 then null else holder_id end as "onBehalfOf"
     from directory_post
     where holder_id = $1 or (
       holder_id is not null and deputies @> jsonb_build_array(jsonb_build_object('staffId', $1::uuid)) and exists (
         select from jsonb_array_elements(deputies) deputy
         where deputy->>'staffId' = $1::uuid::text
           and (deputy->>'fromAt')::timestamptz <= $2 and $2 < (deputy->>'untilAt')::timestamptz
       )
     )`,
    [staffId, now],
  );
}

/** The post of a kind at a store or region; at headquarters without a place. */
export function findPost(em: EntityManager, kind: PostKind, placeId: string | null): Promise<DirectoryPost | null> {
  const place = placeId === null ? 'is null' : '= :placeId::uuid';
  return em
    .createQueryBuilder(DirectoryPost, 'post')
    .where('post.kind = :kind', { kind })
    .andWhere(`coalesce(post.storeId, post.regionId) ${place}`, { placeId })
    .orderBy('post.id')
    .limit(1)
    .getOne();
}
