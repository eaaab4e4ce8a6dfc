import { buildSchema, type GraphQLInputObjectType, getNamedType } from 'graphql';
import { expect } from 'vitest';
import { type GraphParts, printSubgraph } from '../graphql/schema.js';
import { auditOf } from './audit-trail.js';
import type { TestCaller, TestService } from './test-service.js';

/** What a mutation of any service does with its key, through the HTTP door. */

/** Every mutation of a schema with its arguments, and the type of the key in its input. */
export function mutationsIn(graph: GraphParts) {
  const schema = buildSchema(printSubgraph(graph), { assumeValid: true, assumeValidSDL: true });
  return Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args }) => {
    const input = args[0] && (getNamedType(args[0].type) as GraphQLInputObjectType);
    return {
      name,
      takes: args.map((arg) => `${arg.name}: ${arg.type}`),
      key: String(input?.getFields().idempotencyKey?.type),
    };
  });
}

/** What every mutation must look like. */
export const keyed = (name: string) => ({
  name,
  takes: [`input: ${capitalised(name)}Input!`],
  key: 'String!',
});
const capitalised = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** One thing to ask, and how it is asked wrongly. */
export interface Sample {
  mutation: string;
  by: TestCaller;
  input: object;
  /** What is read of the payload, besides the errors. */
  answer: string;
  /** A change of the input that makes it another one. */
  other: object;
  /** A change of the input, or of who asks, that the rules refuse. */
  refused: { input?: object; by?: TestCaller; code: string };
}

/**
 * Asks a mutation: refused first, which leaves the key free; then twice at once; again; and with another input.
 * @returns the payload, and the audit of the one time that it took effect
 */
export async function askOncePerKey(service: TestService, sample: Sample) {
  const { mutation, by, refused } = sample;
  const idempotencyKey = `once-${crypto.randomUUID()}`;
  const ask = async (change: object = {}, caller = by) => {
    const { data, errors } = await service.ask(
      caller,
      `mutation ($input: ${capitalised(mutation)}Input!) { ${mutation}(input: $input) { ${sample.answer} errors { code } } }`,
      { input: { idempotencyKey, ...sample.input, ...change } },
    );
    expect(errors).toBeUndefined();
    return data[mutation];
  };
  const expectRefused = async (code: string, answer: () => ReturnType<typeof ask>) => {
    const { answer: payload, rows } = await auditOf(service, answer);
    expect(payload.errors).toEqual([{ code }]);
    expect(rows).toEqual([]);
  };

  await expectRefused('IDEMPOTENCY_KEY_INVALID', () => ask({ idempotencyKey: 'short' }));
  await expectRefused(refused.code, () => ask(refused.input, refused.by));
  const { answer, rows } = await auditOf(service, () => Promise.all([ask(), ask()]));
  const [payload, atOnce] = answer;
  expect(payload.errors).toEqual([]);
  expect(atOnce).toEqual(payload);
  const again = await auditOf(service, () => ask());
  expect(again).toEqual({ answer: payload, rows: [] });
  await expectRefused('IDEMPOTENCY_MISMATCH', () => ask(sample.other));
  return { payload, rows };
}
