import type { TestCaller } from '@complaints/kit/testing';
import { administrator, type IntakeHouse, lakeside } from './intake-house.js';

const CHANNEL = `channel {
  id kind source operatedByChain address publishedIn verifiedAt verifiedUntil stale retiredAt store { code } keeper { id }
  openingHours { weekday opensAt closesAt } lastVerification { inOrder finding verifiedAt verifiedBy { id } }
}`;

/** Asks a mutation of channels or of the directory; answers its payload. */
export async function change(
  house: IntakeHouse,
  mutation: string,
  { input, answer = CHANNEL, caller = administrator }: { input: object; answer?: string; caller?: TestCaller },
) {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}`;
  const { data, errors } = await house.ask(
    caller,
    `mutation ($input: ${name}Input!) { ${mutation}(input: $input) { ${answer} errors { code path } } }`,
    { input: { idempotencyKey: crypto.randomUUID(), ...input } },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data[mutation];
}

/** The e-mail address of the Lakeside store, published at its entrance. */
export const letterbox = {
  storeId: lakeside.id,
  kind: 'EMAIL',
  source: 'STORE',
  operatedByChain: true,
  address: 'lakeside@example.com',
  openingHours: [{ weekday: 'MONDAY', opensAt: '09:00', closesAt: '18:00' }],
  publishedIn: ['门店入口海报'],
};
