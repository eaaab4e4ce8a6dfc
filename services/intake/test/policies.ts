import type { TestCaller } from '@complaints/kit/testing';
import { defaultPolicy, type PolicyDocument } from '../src/domain/policy.js';
import { administrator, type IntakeHouse } from './intake-house.js';

const { version: _, ...document } = defaultPolicy;

/** The default policy as somebody would publish it. */
export const policyDocument: PolicyDocument = document;

const asMutation = (name: string, field: string) => `mutation ($input: ${name}Input!) {
  answer: ${name.charAt(0).toLowerCase()}${name.slice(1)}(input: $input) { ${field} errors { code path message } }
}`;
const PUBLISH = asMutation('PublishIntakePolicy', 'policy { version effectiveAt publishedAt }');
const VALIDATE = asMutation('ValidateIntakePolicy', 'isConsistent');
const ACKNOWLEDGE = asMutation('AcknowledgeIntakePolicy', 'policy { version acknowledgedByMe }');

/** A version as somebody would publish it: the default policy, but for what is given. */
interface Version {
  document?: Partial<PolicyDocument>;
  documentNumber?: string;
  effectiveAt?: Date | null;
}

async function ask(house: IntakeHouse, mutation: string, given: object, caller: TestCaller) {
  const input = { idempotencyKey: crypto.randomUUID(), ...given };
  const { data, errors } = await house.ask(caller, mutation, { input });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.answer;
}

const versionOf = ({ document: changes, documentNumber = 'KS-2026-01', effectiveAt = null }: Version) => ({
  document: { ...document, ...changes },
  documentNumber,
  confidentialityGrade: 'CONFIDENTIAL',
  effectiveAt,
});

/** Publishes a version, at once unless something else is said. */
export const publish = (house: IntakeHouse, version: Version = {}, caller = administrator) =>
  ask(house, PUBLISH, versionOf(version), caller);

export const validate = (house: IntakeHouse, version: Version = {}, caller = administrator) =>
  ask(house, VALIDATE, versionOf(version), caller);

export const acknowledge = (house: IntakeHouse, version: number, caller: TestCaller) =>
  ask(house, ACKNOWLEDGE, { version }, caller);
