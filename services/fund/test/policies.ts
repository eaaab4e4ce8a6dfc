import type { TestCaller, TestService } from '@complaints/kit/testing';
import { expect } from 'vitest';
import { defaultPolicy } from '../src/domain/policy.js';
import { documentOf } from '../src/graph/policy/policy-document.js';

/** What the fund's policy is asked and told. */

/** The default policy as clients write it. */
export const policyDocument = documentOf(defaultPolicy);

type Document = typeof policyDocument;
type Authority = Document['authorities'][number];

/** The default authorities by their posts, but for what is given of some; an amount may be any text. */
export const authoritiesWith = (changes: Partial<Record<Authority['post'], object>>): object[] =>
  policyDocument.authorities.map((authority) => ({ ...authority, ...changes[authority.post] }));

/** Yuan as clients write them. */
export const yuan = (amount: string) => ({ amount, currency: 'CNY' });

/** A version as somebody would publish it: the default policy, but for what is given. */
interface Version {
  document?: Partial<Record<keyof Document, unknown>>;
  documentNumber?: string;
  effectiveAt?: Date | null;
}

export const versionOf = ({ document: changes, documentNumber = 'KS-2026-02', effectiveAt = null }: Version = {}) => ({
  document: { ...policyDocument, ...changes },
  documentNumber,
  confidentialityGrade: 'CONFIDENTIAL',
  effectiveAt,
});

interface Asked {
  name: string;
  answer: string;
  by: TestCaller;
}

/** Asks for a mutation under a key of its own; answers its payload. */
async function tell(service: TestService, { name, answer, by }: Asked, input: object) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await service.ask(
    by,
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} errors { code path message } } }`,
    { input: { idempotencyKey: crypto.randomUUID(), ...input } },
  );
  expect(errors).toBeUndefined();
  return data[name];
}

/** What is asked of the policy through the door, by an administrator unless somebody else is named. */
export const policiesOf = (service: TestService, administrator: TestCaller) => ({
  /** Publishes a version, at once unless something else is said. */
  publish: (version: Version = {}, by = administrator) => {
    const answer = 'policy { version effectiveAt publishedBy { id } }';
    return tell(service, { name: 'publishFundPolicy', answer, by }, versionOf(version));
  },
  validate: (version: Version = {}, by = administrator) =>
    tell(service, { name: 'validateFundPolicy', answer: 'isConsistent', by }, versionOf(version)),
  acknowledge: (version: number, by: TestCaller) => {
    const answer = 'policy { version acknowledgedByMe }';
    return tell(service, { name: 'acknowledgeFundPolicy', answer, by }, { version });
  },
});
