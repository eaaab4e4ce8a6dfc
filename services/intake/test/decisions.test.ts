import { decisionRead } from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit';
import { auditOf, expectDeed, type TestCaller } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { issued } from './cases.js';
import {
  anybody,
  customerService,
  east,
  type IntakeHouse,
  lakeside,
  manager,
  otherDirector,
  register,
  startIntake,
} from './intake-house.js';
import { erase } from './personal/erasing.js';
import { publish } from './policies.js';
import { decisionTokenFor, rate } from './ratings.js';

/** The letter of a decision: handed to the customer at once, read by a link, and by nobody without it. */

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house?.stop());
beforeEach(() => void house.clock.moveBy(1));

let phones = 0;
const complain = async (given: Record<string, unknown> = {}) => {
  phones += 1;
  house.clock.moveBy(1);
  const customer = { phone: `134${String(phones).padStart(8, '0')}`, language: 'EN' };
  return (await register(house, { customer, ...given }, customerService)).complaint;
};
const decided = async (given: Record<string, unknown> = {}) => {
  const complaint = await complain(given);
  const told = issued(house, complaint.id);
  expect(await house.hear(told)).toEqual({ kind: 'HANDLED' });
  return { ...complaint, ...(told.payload as { decisionId: string; readKey: string }) };
};
const READ = `query ($token: String!) {
  decisionByLink(token: $token) { number issuedAt decision { __typename id readKey } }
}`;
const read = async (token: string, caller: TestCaller = anybody) =>
  (await house.ask(caller, READ, { token })).data.decisionByLink;
const LETTERS = `query ($id: ID!) {
  complaint(id: $id) { decisionLetters { edges { node { id isSent issuedAt firstReadAt } } } }
}`;
const lettersOf = async (id: string, caller = customerService) =>
  (await house.ask(caller, LETTERS, { id })).data.complaint?.decisionLetters.edges.map(
    ({ node }: { node: object }) => node,
  );
const toldOf = async (id: string) =>
  (await house.told(decisionRead.subject)).filter(({ payload }) => payload.complaintId === id);

test('R33, R36: the customer is written to at once, and reads the letter as often as they like', async () => {
  const issuedAt = house.clock.now();
  const { id, number, decisionId, readKey } = await decided();
  const token = await decisionTokenFor(house, number);
  const message = house.sent.findLast(({ kind }) => kind === 'DECISION_ISSUED');
  expect(message).toMatchObject({ language: 'EN', subject: 'Your complaint has been decided' });
  expect(await lettersOf(id)).toMatchObject([{ id: decisionId, isSent: true, firstReadAt: null }]);
  const readAt = house.clock.moveBy(1_000);
  const letter = await read(token);
  expect(letter).toMatchObject({ number, decision: { __typename: 'Decision', id: decisionId, readKey } });
  expect(new Date(letter.issuedAt) >= issuedAt).toBe(true);
  house.clock.moveBy(1_000);
  expect(await read(token)).toEqual(letter);
  expect((await toldOf(id)).map(({ payload }) => payload)).toEqual([
    { complaintId: id, storeId: lakeside.id, regionId: east.id, decisionId, readAt: readAt.toISOString() },
  ]);
  expect(await lettersOf(id)).toMatchObject([{ firstReadAt: readAt.toISOString() }]);
  expect(await lettersOf(id, manager)).toHaveLength(1);
  expect(await lettersOf(id, otherDirector)).toBeUndefined();
});

test('R36: staff who follow the link see what the customer sees, and it is not the customer who read it', async () => {
  const { id, number, decisionId } = await decided();
  const token = await decisionTokenFor(house, number);
  expect(await read(token, manager)).toMatchObject({ decision: { id: decisionId } });
  expect(await toldOf(id)).toEqual([]);
  const { rows } = await auditOf(house, () => read(token));
  expectDeed(rows, { operation: 'decisionByLink', changes: { 'UPDATE decision_letter': 1 } });
  expect((await auditOf(house, () => read(token))).rows).toEqual([]);
});

test('R36: of readings at once one is the first', async () => {
  const { id, number } = await decided();
  const token = await decisionTokenFor(house, number);
  const letters = await Promise.all(Array.from({ length: 5 }, () => read(token)));
  expect(letters.every((letter) => letter !== null)).toBe(true);
  expect(await toldOf(id)).toHaveLength(1);
});

test('R36: the link works for as long as the policy says, to the millisecond, and for this alone', async () => {
  const { number } = await decided();
  const token = await decisionTokenFor(house, number);
  expect((await rate(house, { token })).errors).toEqual([{ code: 'LINK_INVALID', path: ['token'] }]);
  await publish(house, { document: { decisionLinkForDays: 1 } });
  house.clock.moveBy(1);
  const short = await decided();
  const shortToken = await decisionTokenFor(house, short.number);
  const heardAt = house.clock.now();
  house.clock.moveTo(after(heardAt, DAY_MS - 1));
  expect(await read(shortToken)).not.toBeNull();
  house.clock.moveBy(1);
  expect(await read(shortToken)).toBeNull();
  expect(await read(token)).not.toBeNull();
  for (const none of ['', 'unknown', 'x'.repeat(43)]) expect(await read(none)).toBeNull();
});

test('R38: a decision is an outcome, also where nobody can be written to', async () => {
  const told = await complain();
  await house.hear(issued(house, told.id));
  const silent = await complain({ customer: null });
  await house.hear(issued(house, silent.id));
  expect(await lettersOf(silent.id)).toMatchObject([{ isSent: false, firstReadAt: null }]);
  const links = "select 1 from link where complaint_id = $1 and purpose = 'READ_DECISION'";
  expect(await house.dataSource.query(links, [silent.id])).toEqual([]);
  for (const { id } of [told, silent]) expect((await complain({ repeatOfId: id })).level).toBe('SECOND');
});

test('R36: a decision on what is not known yet is waited for', async () => {
  expect(await house.hear(issued(house, uuidv7()))).toMatchObject({ kind: 'AWAITED' });
});

test('R8, R36: once the person is erased the link opens nothing, and what opened the letter is gone', async () => {
  const { id, number, customer } = await decided();
  const token = await decisionTokenFor(house, number);
  await erase(house, customer.id);
  expect(await read(token)).toBeNull();
  const [held] = await house.dataSource.query('select read_key, is_sent from decision_letter where complaint_id = $1', [
    id,
  ]);
  expect(held).toEqual({ read_key: null, is_sent: true });
  const late = await complain();
  await erase(house, late.customer.id);
  expect(await house.hear(issued(house, late.id))).toEqual({ kind: 'HANDLED' });
  expect(await lettersOf(late.id)).toMatchObject([{ isSent: false }]);
});
