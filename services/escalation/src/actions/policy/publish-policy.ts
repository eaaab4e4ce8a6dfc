import { type ConfidentialityGrade, handlingPolicyPublished, RuleError, RuleErrors } from '@complaints/contracts';
import { type Actor, attribute, record } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { findCalendars } from '../../data/calendar/find-calendars.js';
import { policies } from '../../data/policy/find-policies.js';
import { PublishedPolicy } from '../../data/policy/published-policy.js';
import { contradictionsOf } from '../../domain/policy/contradictions.js';
import { POLICY_ID, type PolicyDocument } from '../../domain/policy.js';
import { keepsPolicy } from '../../domain/rights.js';

/** A version as somebody would publish it. */
export interface GivenVersion {
  document: PolicyDocument;
  documentNumber: string;
  confidentialityGrade: ConfidentialityGrade;
  /** From when on; at once when left out. */
  effectiveAt?: Date | null;
}

/** Who would publish what. */
export interface PublishPolicy extends GivenVersion {
  by: Actor;
  now: Date;
}

/**
 * Publishes the next version of the handling policy. Cases keep the version they were accepted under.
 * @throws RuleError NOT_ADMINISTRATOR
 * @throws RuleErrors everything as {@link contradictionsOf}
 * Source: the paragraph on policy.
 */
export async function publishPolicy(em: EntityManager, command: PublishPolicy): Promise<PublishedPolicy> {
  const { documentNumber, confidentialityGrade, by, now } = command;
  await policies.lock(em);
  const latest = await checkVersion(em, command);
  attribute(em, { onBehalfOf: onBehalfOf(by, keepsPolicy) });
  const policy = Object.assign(new PublishedPolicy(), {
    version: latest.version + 1,
    id: uuidv7(),
    published: command.document,
    documentNumber: documentNumber.trim(),
    confidentialityGrade,
    effectiveAt: command.effectiveAt ?? now,
    publishedAt: now,
    publishedById: by.id,
  });
  await em.insert(PublishedPolicy, policy);
  const { version, effectiveAt } = policy;
  record(em, now, [handlingPolicyPublished.of({ policyId: POLICY_ID, version, effectiveAt })]);
  return policy;
}

/**
 * Checks that a version could be published, and answers the newest there is.
 * @throws RuleError as {@link publishPolicy}
 */
export async function checkVersion(em: EntityManager, command: PublishPolicy): Promise<PublishedPolicy> {
  const { by, now } = command;
  if (!keepsPolicy(by)) throw new RuleError('NOT_ADMINISTRATOR', 'Only an administrator publishes the policy.');
  const latest = await policies.latest(em);
  const given = { ...command, effectiveAt: command.effectiveAt ?? now };
  const standing = { now, latestEffectiveAt: latest.effectiveAt, calendars: await findCalendars(em) };
  const [first, ...others] = contradictionsOf(given, standing);
  if (first) throw new RuleErrors([first, ...others]);
  return latest;
}
