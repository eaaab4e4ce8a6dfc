import {
  complaintErased,
  complaintMerged,
  complaintRegistered,
  complaintSeparated,
  customerNamed,
} from '@complaints/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ask } from './asking.js';
import { resolve } from './cases.js';
import { anybody, customerService, east, type IntakeHouse, lakeside, register, startIntake } from './intake-house.js';
import { erase } from './personal/erasing.js';
import { dissatisfied, rate, tokenFor } from './ratings.js';

/** Whose a complaint is, told as a reference so that one customer is seen again and again elsewhere. */

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house?.stop());
beforeEach(() => void house.clock.moveBy(1));

let phones = 0;
const somebody = () => {
  phones += 1;
  return { phone: `138${String(phones).padStart(8, '0')}` };
};
const complain = async (given: Record<string, unknown> = {}) => {
  house.clock.moveBy(1);
  return (await register(house, given, customerService)).complaint;
};
const act = (mutation: string, input: object, answer = 'complaint { id }') => {
  house.clock.moveBy(1);
  return ask(house, customerService, mutation, input, answer);
};
const idOf = async (number: string): Promise<string> => {
  const [found] = await house.dataSource.query('select id from complaint where number = $1', [number]);
  return found.id;
};

/** What was told of a complaint, in order, but for what it is about. */
const toldOf = async (complaintId: string) =>
  (await house.told()).filter(
    ({ subject, payload }) => payload.complaintId === complaintId && !subject.includes('described'),
  );
const news = async (complaintId: string) => (await toldOf(complaintId)).map(({ subject }) => subject);
/** Whose it was told to be, one after the other. */
const customersOf = async (complaintId: string): Promise<(string | null)[]> =>
  (await toldOf(complaintId))
    .filter(({ subject }) => subject === customerNamed.subject)
    .map(({ payload }) => payload.customerId);

test('R66: whose a complaint is is told after it, by a reference and nothing else; of an anonymous one nothing', async () => {
  const { id, customer } = await complain({ customer: { name: '王芳', email: 'wang@example.com', ...somebody() } });
  const [registered, named, ...more] = await toldOf(id);
  expect(more).toEqual([]);
  expect(registered).toMatchObject({ subject: complaintRegistered.subject, version: 1 });
  expect(named).toMatchObject({ subject: customerNamed.subject, version: 2 });
  const where = { complaintId: id, storeId: lakeside.id, regionId: east.id };
  expect(named?.payload).toEqual({ ...where, customerId: customer.id, namedAt: house.clock.now().toISOString() });
  const { id: anonymous } = await complain();
  expect(await customersOf(anonymous)).toEqual([]);
});

test('R5, R66: one customer has one reference, whoever takes it in, whatever it repeats, and by a rating too', async () => {
  const phone = somebody();
  const first = await complain({ customer: phone });
  const same = first.customer.id;
  const filed = await ask(
    house,
    anybody,
    'fileComplaint',
    { content: '洗衣机漏水', customer: phone },
    'receipt { number }',
  );
  await resolve(house, first.id);
  house.clock.moveBy(1);
  const { rating } = await rate(house, { token: await tokenFor(house, first.number), ...dissatisfied });
  const made = await idOf(rating.repeatNumber);
  const repeat = await complain({ repeatOfId: made });
  const byOrder = await complain({ customer: phone, orderReference: 'TMALL-20261123-7788' });
  const ordered = await complain({ orderReference: 'tmall 20261123 7788' });
  for (const id of [first.id, await idOf(filed.receipt.number), made, repeat.id, byOrder.id, ordered.id])
    expect(await customersOf(id)).toEqual([same]);
});

test('R2, R66: it is told anew when it turns out to be somebody, or somebody else, and not otherwise', async () => {
  const [one, other] = [await complain({ customer: somebody() }), await complain({ customer: somebody() })];
  const known = somebody();
  const { id: knownId } = (await complain({ customer: known })).customer;
  const { id } = await complain();
  const amend = (expectedRevision: number, given: object) =>
    act('amendComplaint', { complaintId: id, expectedRevision, ...given });
  await amend(0, { customer: known });
  await amend(1, { customer: { ...known, email: 'more@example.com' }, anger: 4 });
  await amend(2, { accusedStaffIds: [customerService.sub] });
  expect(await customersOf(id)).toEqual([knownId]);
  for (const [place, { customer }] of [one, other].entries()) {
    const phone = `138${String(phones - 2 + place).padStart(8, '0')}`;
    await amend(3 + place, { customer: { phone } });
    expect((await customersOf(id)).at(-1)).toBe(customer.id);
  }
  expect(await customersOf(id)).toHaveLength(3);
});

test('R5, R66: what nobody is known for is told as of whoever is joined to it, until that is taken away again', async () => {
  const kept = await complain();
  const [joined, later] = [await complain({ customer: somebody() }), await complain({ customer: somebody() })];
  const reason = '同一件事';
  for (const { id } of [joined, later]) await act('mergeComplaint', { complaintId: id, intoId: kept.id, reason });
  expect(await customersOf(kept.id)).toEqual([joined.customer.id]);
  await act('splitComplaint', { complaintId: joined.id, reason });
  await act('splitComplaint', { complaintId: later.id, reason });
  expect(await customersOf(kept.id)).toEqual([joined.customer.id, later.customer.id, null]);
  for (const { id, customer } of [joined, later]) expect(await customersOf(id)).toEqual([customer.id]);
});

test('R5, R66: somebody who complained is told to have, whoever else says the same', async () => {
  const kept = await complain({ customer: somebody() });
  const joined = await complain({ customer: somebody() });
  await act('mergeComplaint', { complaintId: joined.id, intoId: kept.id, reason: '同一件事' });
  expect(await customersOf(kept.id)).toEqual([kept.customer.id]);
  expect(await customersOf(joined.id)).toEqual([joined.customer.id]);
});

test('R5, R66: of one that is joined when it is registered it is told after that, and once more when it stands by itself', async () => {
  const kept = await complain();
  const { id, customer } = await complain({ duplicateOfId: kept.id, customer: somebody() });
  expect(await news(id)).toEqual([complaintMerged.subject, customerNamed.subject]);
  await act('splitComplaint', { complaintId: id, reason: '不是一回事' });
  expect((await news(id)).slice(2)).toEqual([complaintSeparated.subject, customerNamed.subject]);
  expect(await customersOf(id)).toEqual([customer.id, customer.id]);
  expect(await customersOf(kept.id)).toEqual([customer.id, null]);
});

test('R8, R66: once a person is erased every complaint of theirs, and what it was joined to, is nobody’s', async () => {
  const phone = somebody();
  const closed = await complain({ customer: phone });
  await resolve(house, closed.id);
  const open = await complain({ customer: phone });
  const kept = await complain();
  const joined = await complain({ customer: phone });
  await act('mergeComplaint', { complaintId: joined.id, intoId: kept.id, reason: '同一件事' });
  const { id: customerId } = closed.customer;
  expect((await erase(house, customerId)).errors).toEqual([]);
  for (const { id } of [closed, open, joined, kept]) expect(await customersOf(id)).toEqual([customerId, null]);
  expect((await news(closed.id)).slice(-2)).toEqual([complaintErased.subject, customerNamed.subject]);
  const repeat = await complain({ repeatOfId: closed.id });
  expect(await customersOf(repeat.id)).toEqual([]);
  const again = await complain({ customer: phone });
  expect(await customersOf(again.id)).toEqual([again.customer.id]);
  expect(again.customer.id).not.toBe(customerId);
});
