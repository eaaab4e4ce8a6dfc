import { RuleError } from '@complaints/contracts';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { keyOfCursor, type PageArgs, rowsToRead } from '../graphql/connection.js';

/** A version of a document: it counts from 1, takes effect at an instant, and is never changed. */
export interface PublishedVersion extends ObjectLiteral {
  version: number;
  effectiveAt: Date;
}

/** The largest version the column holds. */
const MOST_VERSION = 2 ** 31 - 1;

/** Whether somebody named what may be a version. */
export const isVersion = (version: number): boolean => version > 0 && version <= MOST_VERSION;

/** Finds the versions of one document. Source: the paragraph on policy. */
export function versionsOf<Version extends PublishedVersion>(entity: EntityTarget<Version>, table: string) {
  const all = (em: EntityManager) => em.createQueryBuilder(entity, 'v');
  const until = (em: EntityManager, at: Date) =>
    all(em).where('v.effectiveAt <= :at', { at }).orderBy({ 'v.effectiveAt': 'DESC', 'v.version': 'DESC' });
  return {
    /** The version in force at an instant; there always is one. */
    inForce: (em: EntityManager, at: Date): Promise<Version> => until(em, at).limit(1).getOneOrFail(),

    /** Its number alone, for who knows what each version says. */
    versionInForce: async (em: EntityManager, at: Date): Promise<number> => {
      const { version } = await until(em, at).select('v.version', 'version').limit(1).getRawOne();
      return version;
    },

    /** What has been in force by an instant, newest first: the first one that took effect by an earlier instant held then. */
    until: (em: EntityManager, at: Date): Promise<Version[]> => until(em, at).getMany(),

    /** A version that somebody named; null when there is none. */
    named: async (em: EntityManager, version: number): Promise<Version | null> =>
      isVersion(version) ? all(em).where('v.version = :version', { version }).getOne() : null,

    /** Some versions by their numbers. */
    numbered: (em: EntityManager, versions: readonly number[]): Promise<Version[]> =>
      all(em)
        .where('v.version = any(:versions)', { versions: [...new Set(versions)] })
        .getMany(),

    /** The newest version, in force or only announced. */
    latest: (em: EntityManager): Promise<Version> => all(em).orderBy('v.version', 'DESC').limit(1).getOneOrFail(),

    /** Lets nobody else publish until the transaction ends. */
    lock: (em: EntityManager): Promise<unknown> =>
      em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [table]),

    /** One page of versions, newest first; a row more than shown. */
    page: (em: EntityManager, page: PageArgs): Promise<Version[]> => {
      const [after] = keyOfCursor(page.after, 1) ?? [String(MOST_VERSION)];
      if (!/^\d{1,10}$/.test(after ?? '') || !isVersion(Number(after))) {
        throw new RuleError('CURSOR_INVALID', 'The cursor is not one that this list gave out.', ['after']);
      }
      const below = all(em).where('v.version < :after', { after: Number(after) });
      return below.orderBy('v.version', 'DESC').limit(rowsToRead(page)).getMany();
    },
  };
}
