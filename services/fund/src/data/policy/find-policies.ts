import { acknowledgementsOf, versionsOf } from '@complaints/kit';
import type { DataSource, EntityManager } from 'typeorm';
import type { FundPolicy } from '../../domain/policy.js';
import { PolicyAcknowledgement } from './policy-acknowledgement.js';
import { PublishedPolicy } from './published-policy.js';

/** Every version, as it was published. */
export const policies = versionsOf(PublishedPolicy, 'fund_policy');

/** Who has acknowledged which of them. */
export const acknowledgements = acknowledgementsOf(PolicyAcknowledgement);

/** What was read of a database before: a version never changes. */
const known = new WeakMap<DataSource, Map<number, FundPolicy>>();

function knownTo({ dataSource }: EntityManager): Map<number, FundPolicy> {
  const held = known.get(dataSource) ?? new Map<number, FundPolicy>();
  known.set(dataSource, held);
  return held;
}

/** What new disbursements are granted under at an instant. */
export async function policyInForce(em: EntityManager, at: Date): Promise<FundPolicy> {
  const version = await policies.versionInForce(em, at);
  return (await policiesOfVersions(em, [version]))(version);
}

/** What disbursements are granted under that keep one of these versions; each is read once by a process. */
export async function policiesOfVersions(
  em: EntityManager,
  versions: readonly number[],
): Promise<(version: number) => FundPolicy> {
  const held = knownTo(em);
  const unknown = versions.filter((version) => !held.has(version));
  if (unknown.length > 0) {
    for (const { version, policy } of await policies.numbered(em, unknown)) held.set(version, policy);
  }
  return (version) => {
    const policy = held.get(version);
    if (!policy) throw new Error(`version ${version} of the fund's policy was never published`);
    return policy;
  };
}
