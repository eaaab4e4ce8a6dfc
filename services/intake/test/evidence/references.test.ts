import type { TestCaller } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  administrator,
  anybody,
  banyan,
  clerk,
  customerService,
  director,
  east,
  holderOf,
  type IntakeHouse,
  manager,
  otherDirector,
  register,
  startIntake,
} from '../intake-house.js';
import { add, announce, listed } from './files.js';
import { text } from './honest-files.js';

/** How other services name a file, and who is shown it then. */

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house?.stop());

const complain = async (given: Record<string, unknown> = {}): Promise<string> =>
  (await register(house, given, customerService)).complaint.id;

const REFERENCES = `query ($of: [_Any!]!) {
  _entities(representations: $of) { ... on Evidence { id kind state sizeBytes } }
}`;
const referred = async (caller: TestCaller, ids: readonly string[]) => {
  const of = ids.map((id) => ({ __typename: 'Evidence', id }));
  const { data, errors } = await house.ask(caller, REFERENCES, { of });
  if (errors) throw new Error(JSON.stringify(errors));
  return data._entities.map((one: { id: string } | null) => one?.id ?? null);
};

test('R4, R91: a file that another service names is shown to whoever finds it in the list of its complaint, and to nobody else', async () => {
  const complaints = [
    await complain(),
    await complain({ confidentialTowardsStore: true }),
    await complain({ storeId: banyan.id }),
    await complain({ storeId: null }),
  ];
  const ids: string[] = [];
  for (const complaintId of complaints) {
    const { upload } = await announce(house, { complaintId, fileName: 'a.jpg' }, customerService);
    ids.push(upload.evidence.id);
  }
  const [open, confidential, south, nowhere] = ids;
  const all = [open, confidential, south, nowhere];
  const seen: [TestCaller, (string | undefined)[]][] = [
    [clerk, [open]],
    [manager, [open]],
    [director, [open, confidential]],
    [otherDirector, [south]],
    [holderOf('EXECUTIVE_PRESIDENT'), all],
    [holderOf('STORE_HEADQUARTERS'), all],
    [customerService, all],
    // Sees complaints, and none of their files.
    [administrator, []],
    [holderOf('CASHIER', { regionId: east.id }), []],
    [holderOf('DEPARTMENT_HEAD', { regionId: east.id }), []],
    [{ sub: crypto.randomUUID(), role: 'STAFF' }, []],
    [{ sub: crypto.randomUUID(), role: 'CUSTOMER' }, []],
    [anybody, []],
  ];
  for (const [caller, expected] of seen) {
    const named = ids.map((id) => (expected.includes(id) ? id : null));
    expect(await referred(caller, ids)).toEqual(named);
    for (const [place, complaintId] of complaints.entries()) {
      const inList = await listed(house, complaintId, caller);
      expect(inList?.[0]?.id ?? null).toBe(named[place]);
    }
  }
});

test('R4: what is no file, or no id, is nothing, and many are read at once', async () => {
  const { id } = await add(house, await complain(), { name: 'a.txt', bytes: text(), kind: 'LETTER' });
  const none = [crypto.randomUUID(), 'no id', "'"];
  expect(await referred(customerService, [...none, id, id.toUpperCase()])).toEqual([null, null, null, id, id]);
});
