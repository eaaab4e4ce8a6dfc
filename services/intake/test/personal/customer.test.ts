import type { TestCaller } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  anybody,
  banyan,
  clerk,
  customerService,
  director,
  holderOf,
  type IntakeHouse,
  manager,
  otherDirector,
  register,
  startIntake,
} from '../intake-house.js';

const CUSTOMER = `query ($id: ID!, $first: Int, $after: String) {
  customer(id: $id) {
    id nameMasked erasedAt complaintCount
    complaints(first: $first, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } }
  }
}`;

let house: IntakeHouse;
let customerId: string;
const ids: string[] = [];
beforeAll(async () => {
  house = await startIntake();
  for (const given of [{}, { confidentialTowardsStore: true }, { storeId: banyan.id }, {}]) {
    const { complaint } = await register(house, { ...given, customer: { name: '王芳', phone: '13912345678' } });
    ids.unshift(complaint.id);
    customerId = complaint.customer?.id ?? customerId;
    house.clock.moveBy(1);
  }
});
afterAll(() => house?.stop());

const customer = async (caller: TestCaller, variables: object = {}) => {
  const { data, errors } = await house.ask(caller, CUSTOMER, { id: customerId, ...variables });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.customer;
};
const idsOf = (page: { edges: { node: { id: string } }[] }) => page.edges.map(({ node }) => node.id);

test('R91: a customer is seen by who sees one of the complaints, with those that the caller sees', async () => {
  const [last, south, confidential, first] = ids;
  const seen: [TestCaller, (string | undefined)[]][] = [
    [clerk, [last, first]],
    [manager, [last, first]],
    [director, [last, confidential, first]],
    [otherDirector, [south]],
    [customerService, ids],
    [holderOf('STORE_HEADQUARTERS'), ids],
  ];
  for (const [caller, complaints] of seen) {
    const found = await customer(caller);
    expect(found).toMatchObject({ id: customerId, nameMasked: '王*', erasedAt: null });
    expect(found.complaintCount).toBe(complaints.length);
    expect(idsOf(found.complaints)).toEqual(complaints);
  }
  for (const caller of [holderOf('CASHIER'), holderOf('CLERK', { storeId: banyan.id }), anybody]) {
    const found = await customer(caller);
    expect(found?.complaintCount ?? null).toBe(caller.sub === holderOf('CLERK', { storeId: banyan.id }).sub ? 1 : null);
  }
  expect(await customer(customerService, { id: 'no id' })).toBeNull();
  expect(await customer(customerService, { id: crypto.randomUUID() })).toBeNull();
});

test('R91: the complaints of a customer come page by page', async () => {
  const { complaints } = await customer(customerService, { first: 3 });
  expect(idsOf(complaints)).toEqual(ids.slice(0, 3));
  const next = await customer(customerService, { first: 3, after: complaints.pageInfo.endCursor });
  expect(idsOf(next.complaints)).toEqual(ids.slice(3));
});
