import { PostKind, postChanged } from '@complaints/contracts';
import type { TestCaller } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resolve } from './cases.js';
import {
  banyan,
  clerk,
  customerService,
  type IntakeHouse,
  lakeside,
  register,
  south,
  startIntake,
} from './intake-house.js';
import { rate, tokenFor } from './ratings.js';

/** R91: what is told of a complaint to whoever does not see it. */

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house.stop());

const CUSTOMER = 'query ($id: ID!) { complaint(id: $id) { customer { phoneMasked } rating { id } } }';

test('R91: who takes it in learns nothing of a customer known elsewhere; who sees it does', async () => {
  const known = { name: '周敏', phone: '13400000001', email: 'zhou@example.com' };
  await register(house, { storeId: banyan.id, customer: known }, customerService);
  for (const given of [{ storeId: banyan.id }, { confidentialTowardsStore: true }]) {
    const { complaint } = await register(house, { ...given, customer: { phone: known.phone } });
    expect(complaint).toMatchObject({ number: expect.any(String), customer: null });
    const { data } = await house.ask(customerService, CUSTOMER, { id: complaint.id });
    expect(data.complaint).toEqual({ customer: { phoneMasked: '134****0001' }, rating: null });
  }
  const { complaint } = await register(house, { customer: { phone: known.phone } });
  expect(complaint.customer).toMatchObject({ nameMasked: '周*' });
});

test('R71, R91: who took it in without seeing it learns nothing of its rating', async () => {
  const given = { idempotencyKey: crypto.randomUUID(), storeId: banyan.id, customer: { phone: '13400000002' } };
  const { complaint } = await register(house, given);
  await resolve(house, complaint.id);
  await rate(house, { token: await tokenFor(house, complaint.number) });
  expect((await register(house, given)).complaint).toMatchObject({ status: 'RESOLVED', customer: null, rating: null });
  const { data } = await house.ask(customerService, CUSTOMER, { id: complaint.id });
  expect(data.complaint.rating).not.toBeNull();
});

test('R14, R91: why it has its level names other complaints by their place alone', async () => {
  const one = (await register(house, { storeId: banyan.id }, customerService)).complaint;
  house.clock.moveBy(1);
  const again = { storeId: lakeside.id, repeatOfId: one.id };
  const { complaint } = await register(house, again, customerService);
  const entry = { position: 1, counted: false, reason: 'NO_OUTCOME' };
  expect(complaint.levelDerivation.trace).toEqual([{ complaintId: one.id, ...entry }]);
  const { data } = await house.ask(
    clerk,
    `query ($id: ID!) { complaint(id: $id) {
      levelDerivation { sentenceZh sentenceEn trace { complaintId position counted reason } }
    } }`,
    { id: complaint.id },
  );
  const { levelDerivation } = data.complaint;
  expect(levelDerivation.trace).toEqual([{ complaintId: null, ...entry }]);
  expect(levelDerivation.sentenceEn).toContain('not counted: complaint 1 of this matter (no outcome yet)');
  expect(JSON.stringify(levelDerivation)).not.toContain(one.number);
});

test('R91: a repeated key answers it while the caller still takes complaints in, or sees it', async () => {
  const caller: TestCaller = { sub: crypto.randomUUID(), role: 'STAFF' };
  let version = 0;
  const holds = (kind: PostKind, postId: string, holderId: string | null) => {
    version += 1;
    const place = { storeId: null, regionId: south.id, departmentId: null };
    return house.hear(postChanged.of({ postId, kind, ...place, holderId, deputies: [] }), { version });
  };
  const [counter, office] = [crypto.randomUUID(), crypto.randomUUID()];
  await holds(PostKind.CLERK, counter, caller.sub);
  const given = { idempotencyKey: crypto.randomUUID(), storeId: banyan.id };
  const { complaint } = await register(house, given, caller);
  expect((await register(house, given, caller)).complaint).toEqual(complaint);
  await holds(PostKind.CLERK, counter, null);
  expect(await register(house, given, caller)).toEqual({ complaint: null, errors: [] });
  await holds(PostKind.REGIONAL_PRESIDENT, office, caller.sub);
  expect((await register(house, given, caller)).complaint).toMatchObject({ id: complaint.id });
});
