import { RuleError } from '@complaints/contracts';
import type { Actor } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { acknowledgements, policies } from '../../data/policy/find-policies.js';
import type { PublishedPolicy } from '../../data/policy/published-policy.js';
import { seesPolicy } from '../../domain/rights.js';

/**
 * Notes that somebody has acknowledged a version; the first time stands.
 * @throws RuleError POLICY_NOT_FOUND, also for who sees none
 * Source: the paragraph on policy.
 */
export async function acknowledgePolicy(
  em: EntityManager,
  { version, by, now }: { version: number; by: Actor; now: Date },
): Promise<PublishedPolicy> {
  const policy = seesPolicy(by) ? await policies.named(em, version) : null;
  if (!policy) throw new RuleError('POLICY_NOT_FOUND', 'There is no such version that you can see.', ['version']);
  await acknowledgements.note(em, { version, staffId: by.id, acknowledgedAt: now });
  return policy;
}
