import type { EntityManager, ObjectLiteral } from 'typeorm';
import { Deputy } from './deputy.js';
import { Holding } from './holding.js';

const MOST = 100;

interface OfPost extends ObjectLiteral {
  postId: string;
}

/** The newest hundred rows of each post, oldest first, in one query for all posts. Ids sort by time. */
const newestOf =
  <Row extends OfPost>(entity: new () => Row) =>
  (em: EntityManager, postIds: readonly string[]): Promise<Row[]> =>
    em
      .createQueryBuilder(entity, 'found')
      .where(
        `found.id in (
          select newest.id from unnest(:postIds::uuid[]) wanted (id) cross join lateral (
            select r.id from ${em.connection.getMetadata(entity).tableName} r where r.post_id = wanted.id
            order by r.id desc limit ${MOST}
          ) newest)`,
        { postIds },
      )
      .orderBy('found.id')
      .getMany();

export const findHoldings = newestOf(Holding);
export const findDeputies = newestOf(Deputy);
