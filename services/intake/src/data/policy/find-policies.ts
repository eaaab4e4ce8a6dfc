import { RuleError } from '@complaints/contracts';
import { idOfCursor, keyOfCursor, type PageArgs, rowsToRead } from '@complaints/kit';
import { type EntityManager, In, LessThan, LessThanOrEqual, MoreThan } from 'typeorm';
import type { IntakePolicy } from '../../domain/policy.js';
import { PolicyAcknowledgement } from './policy-acknowledgement.js';
import { PublishedPolicy } from './published-policy.js';

/** The largest version the column holds. */
const MOST_VERSION = 2 ** 31 - 1;

/** The version in force at an instant, as it was published; there always is one. */
export const findPolicyInForce = (em: EntityManager, at: Date): Promise<PublishedPolicy> =>
  em.findOneOrFail(PublishedPolicy, {
    where: { effectiveAt: LessThanOrEqual(at) },
    order: { effectiveAt: 'DESC', version: 'DESC' },
  });

/** A version that somebody named; null when there is none. */
export const findPolicy = async (em: EntityManager, version: number): Promise<PublishedPolicy | null> =>
  version > 0 && version <= MOST_VERSION ? em.findOneBy(PublishedPolicy, { version }) : null;

/** What is decided by at an instant. */
export const policyInForce = async (em: EntityManager, at: Date): Promise<IntakePolicy> =>
  (await findPolicyInForce(em, at)).policy;

/** What has been in force by an instant, newest first: the first one that took effect by an earlier instant held then. */
export const findPoliciesUntil = (em: EntityManager, at: Date): Promise<PublishedPolicy[]> =>
  em.find(PublishedPolicy, {
    where: { effectiveAt: LessThanOrEqual(at) },
    order: { effectiveAt: 'DESC', version: 'DESC' },
  });

/** What was decided by under a version. */
export const policyOfVersion = async (em: EntityManager, version: number): Promise<IntakePolicy> =>
  (await em.findOneByOrFail(PublishedPolicy, { version })).policy;

/** What was decided by under each of some versions. */
export async function policiesOfVersions(
  em: EntityManager,
  versions: readonly number[],
): Promise<(version: number) => IntakePolicy> {
  const published = await em.findBy(PublishedPolicy, { version: In([...new Set(versions)]) });
  const byVersion = new Map(published.map(({ version, policy }) => [version, policy]));
  return (version) => {
    const policy = byVersion.get(version);
    if (!policy) throw new Error(`policy version ${version} was never published`);
    return policy;
  };
}

/** The newest version, in force or only announced. */
export async function findLatestPolicy(em: EntityManager): Promise<PublishedPolicy> {
  const [latest] = await em.find(PublishedPolicy, { order: { version: 'DESC' }, take: 1 });
  if (!latest) throw new Error('there always is a version');
  return latest;
}

/** Lets nobody else publish until the transaction ends. */
export const lockPolicies = (em: EntityManager): Promise<unknown> =>
  em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['intake_policy']);

/** One page of versions, newest first; a row more than shown. */
export function findPolicyPage(em: EntityManager, page: PageArgs): Promise<PublishedPolicy[]> {
  const [after] = keyOfCursor(page.after, 1) ?? [];
  if (after !== undefined && !/^\d{1,9}$/.test(after)) {
    throw new RuleError('CURSOR_INVALID', 'The cursor is not one that this list gave out.', ['after']);
  }
  const where = after === undefined ? {} : { version: LessThan(Number(after)) };
  return em.find(PublishedPolicy, { where, order: { version: 'DESC' }, take: rowsToRead(page) });
}

/** One page of who has acknowledged a version, by id; a row more than shown. */
export async function findAcknowledgementPage(
  em: EntityManager,
  { version, page }: { version: number; page: PageArgs },
): Promise<PolicyAcknowledgement[]> {
  const afterId = idOfCursor(page.after);
  const take = rowsToRead(page);
  const policy = await findPolicy(em, version);
  if (!policy) return [];
  const where = { version, ...(afterId === null ? {} : { staffId: MoreThan(afterId) }) };
  return em.find(PolicyAcknowledgement, { where, order: { staffId: 'ASC' }, take });
}
