import { customerNamed, evidenceKept } from '@complaints/contracts';
import { createLog } from '@complaints/kit';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { intake } from '../src/service.js';
import { ask } from './asking.js';
import { add } from './evidence/files.js';
import { customerService, type IntakeHouse, outsideOf, register, startIntake } from './intake-house.js';
import { erase } from './personal/erasing.js';

/** What an installation that is older than an event tells once it has been brought up to date. */

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house?.stop());

/** As if whatever was told so far of customers and files had never been. */
async function beOlder(subjects = [customerNamed.subject, evidenceKept.subject]) {
  const owner = await new DataSource({ type: 'postgres', url: house.migrationUrl }).initialize();
  await owner.query('delete from outbox where subject = any($1)', [subjects]);
  await owner.destroy();
}
const tellUntold = async () => {
  const { commands } = intake(outsideOf());
  await commands['tell-untold']?.({ ...house, log: createLog('intake', 'silent'), words: [] });
};
const told = async () => {
  const customers = (await house.told(customerNamed.subject)).map(({ payload }) => payload);
  const files = (await house.told(evidenceKept.subject)).map(({ payload }) => payload);
  return {
    customers: customers.map(({ complaintId, customerId }) => [complaintId, customerId]),
    files: files.map(({ complaintId, evidenceId, keptAt }) => [complaintId, evidenceId, keptAt]),
  };
};
const complain = async (given: Record<string, unknown> = {}) => {
  house.clock.moveBy(1);
  return (await register(house, given, customerService)).complaint;
};

test('R4, R66: whose old complaints are and which files they have is told once, where it never was', async () => {
  const [one, kept, joined, gone] = [
    await complain({ customer: { phone: '13400000001' } }),
    await complain(),
    await complain({ customer: { phone: '13400000002' } }),
    await complain({ customer: { phone: '13400000003' } }),
  ];
  const merged = { complaintId: joined.id, intoId: kept.id, reason: '同一件事' };
  await ask(house, customerService, 'mergeComplaint', merged, 'complaint { id }');
  await erase(house, gone.customer.id);
  const keptAt = house.clock.now().toISOString();
  const file = await add(house, one.id, { name: 'a.txt', bytes: Buffer.from('发票'), kind: 'LETTER' });
  await beOlder();
  house.clock.moveBy(1);
  const young = await complain({ customer: { phone: '13400000004' } });
  await tellUntold();
  expect(await told()).toEqual({
    customers: expect.arrayContaining([
      [one.id, one.customer.id],
      [kept.id, joined.customer.id],
      [joined.id, joined.customer.id],
      [young.id, young.customer.id],
    ]),
    files: [[one.id, file.id, keptAt]],
  });
  expect((await told()).customers).toHaveLength(4);
  const before = await house.told();
  await tellUntold();
  expect(await house.told()).toEqual(before);
});

test('R66: what an older release changed without a word is told as it is now', async () => {
  const [{ id, customer }, other] = [
    await complain({ customer: { phone: '13400000005' } }),
    await complain({ customer: { phone: '13400000006' } }),
  ];
  await house.dataSource.query('update complaint set customer_id = $2 where id = $1', [id, other.customer.id]);
  await tellUntold();
  const ofIt = (await told()).customers.filter(([complaintId]) => complaintId === id);
  expect(ofIt).toEqual([
    [id, customer.id],
    [id, other.customer.id],
  ]);
});
