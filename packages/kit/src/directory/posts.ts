import {
  type DeputyScope,
  EVERY_SCOPE,
  type EventType,
  type PostKind,
  postChanged,
  postChangedV1,
} from '@complaints/contracts';
import { Column, Entity, type MigrationInterface, PrimaryColumn, type QueryRunner } from 'typeorm';
import { wholeNumber } from '../data/columns.js';
import { keepNewest } from '../data/copy.js';
import { hears } from '../events/consumer.js';
import type { SeatsOf } from '../graphql/context.js';

/** A copy of a post as it was last told: who holds it, who deputises. Source: R26. */
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

  /** Without scopes: every one. */
  @Column('jsonb')
  deputies!: { staffId: string; fromAt: Date; untilAt: Date; scopes?: readonly DeputyScope[] }[];

  @Column('bigint', { transformer: wholeNumber })
  version!: number;
}

class DirectoryPosts1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table directory_post (
        id uuid primary key,
        kind text not null,
        store_id uuid,
        region_id uuid,
        department_id uuid,
        holder_id uuid,
        deputies jsonb not null,
        version bigint not null
      );
      create index directory_post_holder on directory_post (holder_id);
      create index directory_post_deputies on directory_post using gin (deputies jsonb_path_ops);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table directory_post');
  }
}

/**
 * The posts a person may act from at an instant, by the copy: those held, and those deputised for a holder. A vacant
 * post has no deputy to act: there is nobody to act for.
 * Source: R26, R91.
 */
export const seatsInDirectory: SeatsOf = (em, staffId, now) =>
  em.query(
    `select id as "postId", kind, store_id as "storeId", region_id as "regionId", department_id as "departmentId",
            null::uuid as "onBehalfOf", $3::text[] as scopes
     from directory_post where holder_id = $1
     union all
     select id, kind, store_id, region_id, department_id, holder_id, acting.scopes
     from directory_post cross join lateral (
       select array_agg(distinct scope) as scopes
       from jsonb_to_recordset(deputies) as deputy ("staffId" uuid, "fromAt" timestamptz, "untilAt" timestamptz, scopes text[])
         cross join unnest(coalesce(deputy.scopes, $3)) as scope
       where deputy."staffId" = $1 and deputy."fromAt" <= $2 and $2 < deputy."untilAt"
     ) as acting
     where holder_id <> $1 and deputies @> $4::jsonb
       and acting.scopes is not null`,
    [staffId, now, EVERY_SCOPE, JSON.stringify([{ staffId: staffId.toLowerCase() }])],
  );

type ToldPost = Omit<DirectoryPost, 'id' | 'version'> & { postId: string };
const keeps = (type: EventType<ToldPost>) =>
  hears(type, (em, { payload: { postId: id, ...post }, version }) =>
    keepNewest(em, DirectoryPost, { id, ...post, version }),
  );

/** What a service takes up to hold the copy of the posts. */
export const postDirectory = {
  entities: [DirectoryPost],
  migrations: [DirectoryPosts1700000000001],
  hearings: [keeps(postChangedV1), keeps(postChanged)],
} as const;
