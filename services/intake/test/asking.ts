import type { TestCaller } from '@complaints/kit/testing';
import type { IntakeHouse } from './intake-house.js';

/** Asks a mutation with a fresh key; answers its payload, with code and path of each refusal. */
export async function ask(house: IntakeHouse, caller: TestCaller, mutation: string, input: object, answer: string) {
  const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await house.ask(
    caller,
    `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { ${answer} errors { code path } } }`,
    { input: { idempotencyKey: crypto.randomUUID(), ...input } },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data[mutation];
}
