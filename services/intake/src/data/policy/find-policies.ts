import { acknowledgementsOf, versionsOf } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import type { IntakePolicy } from '../../domain/policy.js';
import { PolicyAcknowledgement } from './policy-acknowledgement.js';
import { PublishedPolicy } from './published-policy.js';

/** Every version, as it was published. */
export const policies = versionsOf(PublishedPolicy, 'intake_policy');

/** Who has acknowledged which of them. */
export const acknowledgements = acknowledgementsOf(PolicyAcknowledgement);

/** What is decided by at an instant. */
export const policyInForce = async (em: EntityManager, at: Date): Promise<IntakePolicy> =>
  (await policies.inForce(em, at)).policy;

/** What was decided by under a version. */
export const policyOfVersion = async (em: EntityManager, version: number): Promise<IntakePolicy> =>
  (await policiesOfVersions(em, [version]))(version);

/** What was decided by under each of some versions. */
export async function policiesOfVersions(
  em: EntityManager,
  versions: readonly number[],
): Promise<(version: number) => IntakePolicy> {
  const published = await policies.numbered(em, versions);
  const byVersion = new Map(published.map(({ version, policy }) => [version, policy]));
  return (version) => {
    const policy = byVersion.get(version);
    if (!policy) throw new Error(`policy version ${version} was never published`);
    return policy;
  };
}
