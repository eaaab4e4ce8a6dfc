import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { idOfCursor, type PageArgs, rowsToRead } from '../graphql/connection.js';
import { isVersion } from './versions.js';

/** That somebody has acknowledged a version; it is never changed. */
export interface Acknowledged extends ObjectLiteral {
  version: number;
  staffId: string;
  acknowledgedAt: Date;
}

/** Keeps and finds who has acknowledged which version of one document. Source: the paragraph on policy. */
export function acknowledgementsOf<Acknowledgement extends Acknowledged>(entity: EntityTarget<Acknowledgement>) {
  const all = (em: EntityManager) => em.createQueryBuilder(entity, 'a');
  return {
    /** The first time stands. */
    note: (em: EntityManager, acknowledged: Acknowledged): Promise<unknown> =>
      em
        .createQueryBuilder()
        .insert()
        .into(entity)
        .values(acknowledged as never)
        .orIgnore()
        .execute(),

    /** Those of one person, of some versions. */
    ofPerson: (em: EntityManager, staffId: string, versions: readonly number[]): Promise<Acknowledgement[]> =>
      all(em).where('a.staffId = :staffId and a.version = any(:versions)', { staffId, versions }).getMany(),

    /** One page of who has acknowledged a version, by id; a row more than shown. */
    page: async (em: EntityManager, { version, page }: { version: number; page: PageArgs }) => {
      const afterId = idOfCursor(page.after);
      const take = rowsToRead(page);
      if (!isVersion(version)) return [];
      const ofVersion = all(em).where('a.version = :version', { version });
      if (afterId !== null) ofVersion.andWhere('a.staffId > :afterId', { afterId });
      return ofVersion.orderBy('a.staffId', 'ASC').limit(take).getMany();
    },
  };
}
