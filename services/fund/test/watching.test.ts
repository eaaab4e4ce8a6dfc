import { startTestService, type TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fund } from '../src/service.js';
import {
  customer,
  merged,
  moved,
  openComplaint,
  openHeadquarters,
  openPlace,
  type Place,
  planOf,
  request,
  withdrawn,
} from './chain.js';
import { flagsOf, rowsOf } from './flags.js';
import { mutationsOf } from './mutations.js';
import { policiesOf, policyDocument } from './policies.js';

let service: TestService;
let ask: ReturnType<typeof mutationsOf>;
let headquarters: Awaited<ReturnType<typeof openHeadquarters>>;
let place: Place;
beforeAll(async () => {
  service = await startTestService(fund);
  ask = mutationsOf(service);
  headquarters = await openHeadquarters(service);
  const watch = { ...policyDocument.watch, manyInADayFrom: 4 };
  await policiesOf(service, headquarters.administrator.holder).publish({ document: { watch } });
});
beforeEach(async () => {
  place = await openPlace(service);
});
afterAll(() => service?.stop());

const MINUTE = 60_000;
const DAY = 86_400_000;
const flags = () => flagsOf(service).in(headquarters.oversight.holder, place.regionId);
const kinds = async () => (await flags()).map(({ kind }) => kind).sort();

type Plan = ReturnType<typeof planOf>;

/** The manager asks for money by hand and so grants it, a minute after whatever was before. */
async function granted(plan: Plan, amount: string, given: object = {}): Promise<string> {
  service.clock.moveBy(MINUTE);
  const { disbursement, errors } = await ask.request(place.manager.holder, plan.complaintId, {
    amount: { amount },
    ...given,
  });
  expect(errors).toEqual([]);
  return disbursement.id;
}

test('R66: the second use for one complaint is flagged with both, the first is not; the third joins', async () => {
  const plan = await openComplaint(service, place);
  const first = await granted(plan, '20.00');
  expect(await flags()).toEqual([]);
  const second = await granted(plan, '30.05');
  const [flag] = await flags();
  expect(flag).toEqual({
    ...{ id: expect.any(String), kind: 'SEVERAL_FOR_COMPLAINT', state: 'OPEN', policyVersion: 2 },
    ...{ raisedAt: service.clock.now().toISOString(), disbursementCount: 2, total: { amount: '50.05' } },
    ...{ disbursements: [{ id: second }, { id: first }], decidedBy: null, decidedAt: null, note: null },
    sentenceZh: '同一投诉（含并入的投诉）客诉基金2笔，共¥50.05；自2笔起提示。政策版本2。',
    sentenceEn:
      '2 disbursements of ¥50.05 together for one complaint and those joined with it; flagged from 2 on. Policy version 2.',
  });
  const third = await granted(plan, '10.00');
  const joined = await flags();
  expect(joined).toMatchObject([{ id: flag?.id, disbursementCount: 3, total: { amount: '60.05' } }]);
  expect(rowsOf(joined[0])).toEqual([third, second, first]);
});

test('R66: what was called off does not count; a flag that was raised stays', async () => {
  const { holder } = place.manager;
  const [plan, other] = [await openComplaint(service, place), await openComplaint(service, place)];
  await ask.cancel(holder, await granted(plan, '20.00'));
  await granted(plan, '20.00');
  expect(await flags()).toEqual([]);
  await granted(other, '20.00');
  const later = await granted(other, '20.00');
  expect(await kinds()).toEqual(['SEVERAL_FOR_COMPLAINT']);
  await ask.cancel(holder, later);
  expect(await flags()).toMatchObject([{ state: 'OPEN', disbursementCount: 2 }]);
});

test('R61, R66: uses for several complaints of one matter are flagged, once the complaint is known to be about it', async () => {
  const matterId = uuidv7();
  const [first, repeat] = [await openComplaint(service, place), await openComplaint(service, place)];
  await service.hear(moved(first, matterId), { version: 2 });
  const rows = [await granted(first, '20.00'), await granted(repeat, '20.00')];
  expect(await flags()).toEqual([]);
  await service.hear(moved(repeat, matterId), { version: 2 });
  const found = await flags();
  expect(found).toMatchObject([{ kind: 'SEVERAL_FOR_MATTER', total: { amount: '40.00' } }]);
  expect(rowsOf(found[0])).toEqual(rows.toReversed());
});

test('R66: the third use before one post that stays just below its limit is flagged', async () => {
  const rows: string[] = [];
  for (const amount of ['100.00', '94.99', '99.99']) {
    rows.push((await request(service, planOf(service, place, { amountFen: Number(amount) * 100 }))).id);
    service.clock.moveBy(MINUTE);
  }
  expect(await flags()).toEqual([]);
  // The month of the manager has little left: what comes stands before the director, whose limit is another.
  await request(service, planOf(service, place, { amountFen: 95_00 }));
  expect(await flags()).toEqual([]);
  await ask.reject(place.manager.holder, rows[1] as string);
  const last = await request(service, planOf(service, place, { amountFen: 95_00 }));
  const found = await flags();
  expect(found).toMatchObject([{ kind: 'JUST_BELOW_LIMIT', disbursementCount: 3 }]);
  expect(rowsOf(found[0])).toEqual([last.id, rows[2], rows[0]]);
  expect(found[0]?.sentenceEn).toContain('each no more than 5% below the ¥100.00');
});

test('R66: one customer’s third use within ninety days is flagged, also once the customer is named', async () => {
  const customerId = uuidv7();
  const use = async (amount: string, known = true) => {
    const plan = await openComplaint(service, place);
    if (known) await service.hear(customer(plan, customerId));
    return { plan, id: await granted(plan, amount) };
  };
  const [first, second] = [await use('20.00'), await use('20.00')];
  service.clock.moveBy(90 * DAY - 2 * MINUTE);
  const third = await use('20.00', false);
  expect(await flags()).toEqual([]);
  await service.hear(customer(third.plan, customerId));
  const found = await flags();
  // From the second to the third it is less than ninety days; from the first it is ninety days and no more.
  expect(found).toMatchObject([{ kind: 'SAME_CUSTOMER', disbursementCount: 3 }]);
  expect(rowsOf(found[0])).toEqual([third.id, second.id, first.id]);
});

test('R66: one payee’s third use is flagged, however the reference is written; its words stand in no flag', async () => {
  const written = ['ICBC 6222 0202', 'icbc62220202', '\u3000Icbc 6222\u00a00202 '];
  const rows: string[] = [];
  for (const payeeReference of written) {
    expect(await flags()).toEqual([]);
    rows.push(await granted(await openComplaint(service, place), '20.00', { payeeReference }));
  }
  const found = await flags();
  expect(found).toMatchObject([{ kind: 'SAME_PAYEE', disbursementCount: 3, total: { amount: '60.00' } }]);
  expect(rowsOf(found[0])).toEqual(rows.toReversed());
  const held = JSON.stringify(await service.dataSource.query('select * from flag'));
  expect(held.toLowerCase()).not.toMatch(/icbc|6222/);
});

test('R63, R66: as many as the policy says granted from one post on a day of Shanghai are flagged, one more joins', async () => {
  // The last minutes of a day there.
  service.clock.moveTo(new Date('2027-04-10T15:55:30.000Z'));
  for (let index = 0; index < 3; index += 1) await granted(await openComplaint(service, place), '20.00');
  expect(await flags()).toEqual([]);
  const last = await granted(await openComplaint(service, place), '20.00');
  expect(service.clock.now()).toEqual(new Date('2027-04-10T15:59:30.000Z'));
  const found = await flags();
  expect(found).toMatchObject([{ kind: 'MANY_IN_A_DAY', disbursementCount: 4 }]);
  expect(rowsOf(found[0])[0]).toBe(last);
  expect(found[0]?.sentenceZh).toContain('于2027-04-10批准');
  await granted(await openComplaint(service, place), '20.00');
  expect(await flags()).toMatchObject([{ disbursementCount: 4 }]);
});

test('R61, R66: complaints that are joined and exceed what the post may grant for one are flagged', async () => {
  const [complaint, duplicate] = [await openComplaint(service, place), await openComplaint(service, place)];
  const rows = [await granted(complaint, '60.00'), await granted(duplicate, '40.01')];
  expect(await flags()).toEqual([]);
  await service.hear(merged(duplicate, complaint), { version: 2 });
  const found = await flags();
  expect(found.map(({ kind }) => kind).sort()).toEqual(['EXCESS_AFTER_MERGE', 'SEVERAL_FOR_COMPLAINT']);
  for (const flag of found) expect(rowsOf(flag)).toEqual(rows.toReversed());
  expect(found.find(({ kind }) => kind === 'EXCESS_AFTER_MERGE')?.sentenceEn).toContain(
    '¥100.01 together were granted',
  );
});

test('R61, R66: joined complaints within the limit are several, and no excess', async () => {
  const [complaint, duplicate] = [await openComplaint(service, place), await openComplaint(service, place)];
  for (const [plan, amount] of [
    [complaint, '60.00'],
    [duplicate, '40.00'],
  ] as const)
    await granted(plan, amount);
  await service.hear(merged(duplicate, complaint), { version: 2 });
  expect(await kinds()).toEqual(['SEVERAL_FOR_COMPLAINT']);
});

test('R66: what was paid after its plan was withdrawn is flagged once that is heard; what was paid before is not', async () => {
  const paid = async () => {
    const plan = planOf(service, place, { amountFen: 20_00 });
    const { id } = await request(service, plan);
    service.clock.moveBy(MINUTE);
    await ask.approve(place.manager.holder, id);
    expect((await ask.pay(place.cashier.holder, id)).errors).toEqual([]);
    return { plan, id };
  };
  const [late, before] = [await paid(), await paid()];
  await service.hear(withdrawn({ ...before.plan, acceptedAt: service.clock.now() }));
  expect(await flags()).toEqual([]);
  await service.hear(withdrawn(late.plan));
  const found = await flags();
  expect(found).toMatchObject([{ kind: 'PAID_WITHOUT_PLAN', disbursementCount: 1, total: { amount: '20.00' } }]);
  expect(rowsOf(found[0])).toEqual([late.id]);
});
