import {
  complaintMerged,
  complaintRegistered,
  complaintSeparated,
  customerNamed,
  partiesNamed,
} from '@complaints/contracts';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ask } from './asking.js';
import { resolve } from './cases.js';
import {
  clerk,
  customerService,
  director,
  east,
  type IntakeHouse,
  lakeside,
  manager,
  register,
  startIntake,
} from './intake-house.js';
import { erase } from './personal/erasing.js';
import { dissatisfied, rate, tokenFor } from './ratings.js';

/** Who complains and about whom: told before the complaint, and only where there is something to say. */

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house?.stop());
beforeEach(() => void house.clock.moveBy(1));

let phones = 0;
const somebody = () => {
  phones += 1;
  return { phone: `136${String(phones).padStart(8, '0')}` };
};
const complain = async (given: Record<string, unknown> = {}) => {
  house.clock.moveBy(1);
  return (await register(house, given, customerService)).complaint;
};
/** What was told of a complaint, in order. */
const toldOf = async (complaintId: string) =>
  (await house.told())
    .filter(({ subject, payload }) => payload.complaintId === complaintId && !subject.includes('described'))
    .map(({ subject, version, payload }) => ({ subject, version, payload }));
const news = async (complaintId: string) => (await toldOf(complaintId)).map(({ subject }) => subject);
const partiesOf = async (complaintId: string) =>
  (await toldOf(complaintId))
    .filter(({ subject }) => subject === partiesNamed.subject)
    .map(({ payload: { reachable, accusedStaffIds } }) => ({ reachable, accusedStaffIds }));
const act = (mutation: string, input: object, answer = 'complaint { id revision }') =>
  ask(house, customerService, mutation, input, answer);

test('R20, R35: of an anonymous complaint, and of one about staff, it is told first that it is one', async () => {
  const accusedStaffIds = [manager.sub];
  const { id } = await complain({ accusedStaffIds });
  const [first, second] = await toldOf(id);
  expect(first).toEqual({
    subject: partiesNamed.subject,
    version: 1,
    payload: {
      ...{ complaintId: id, storeId: lakeside.id, regionId: east.id, reachable: false, accusedStaffIds },
      namedAt: house.clock.now().toISOString(),
    },
  });
  expect(second).toMatchObject({ subject: complaintRegistered.subject, version: 2 });
  const { id: known } = await complain({ customer: somebody(), accusedStaffIds });
  expect(await partiesOf(known)).toEqual([{ reachable: true, accusedStaffIds }]);
});

test('R35: a membership reaches the customer too; where there is nothing to say nothing is told of it', async () => {
  for (const customer of [somebody(), { memberNumber: `M${uuidv7()}` }]) {
    const { id } = await complain({ customer });
    expect(await toldOf(id)).toMatchObject([
      { subject: complaintRegistered.subject, version: 1 },
      { subject: customerNamed.subject, version: 2 },
    ]);
  }
});

test('R2, R20, R35: it is told anew when a contact or staff are named later, with a revision, and not otherwise', async () => {
  const { id } = await complain();
  const amend = (expectedRevision: number, given: object) =>
    act('amendComplaint', { complaintId: id, expectedRevision, ...given });
  await amend(0, { customer: somebody() });
  await amend(1, { anger: 5, customer: somebody() });
  await amend(2, { accusedStaffIds: [manager.sub, clerk.sub, manager.sub] });
  expect((await amend(3, { accusedStaffIds: [clerk.sub, manager.sub] })).errors).toMatchObject([
    { code: 'NOTHING_TO_AMEND' },
  ]);
  await amend(3, { accusedStaffIds: null });
  expect(await partiesOf(id)).toEqual([
    { reachable: false, accusedStaffIds: [] },
    { reachable: true, accusedStaffIds: [] },
    { reachable: true, accusedStaffIds: [manager.sub, clerk.sub] },
    { reachable: true, accusedStaffIds: [] },
  ]);
  const REVISIONS = `query ($id: ID!) {
    complaint(id: $id) { revisions { edges { node { changes { field before after } } } } }
  }`;
  const { data } = await house.ask(customerService, REVISIONS, { id });
  const [, , third, fourth] = data.complaint.revisions.edges.map(({ node }: { node: { changes: object } }) => node);
  const both = [clerk.sub, manager.sub].toSorted().join(' ');
  expect(third.changes).toEqual([{ field: 'accusedStaffIds', before: null, after: both }]);
  expect(fourth.changes).toEqual([{ field: 'accusedStaffIds', before: both, after: null }]);
});

test('R5, R20, R35: what is joined brings its contact and the staff it names, and takes them along again', async () => {
  const kept = await complain();
  const joined = await complain({ customer: somebody(), accusedStaffIds: [clerk.sub] });
  const reason = '同一件事';
  await act('mergeComplaint', { complaintId: joined.id, intoId: kept.id, reason });
  await act('splitComplaint', { complaintId: joined.id, reason });
  expect(await partiesOf(kept.id)).toEqual([
    { reachable: false, accusedStaffIds: [] },
    { reachable: true, accusedStaffIds: [clerk.sub] },
    { reachable: false, accusedStaffIds: [] },
  ]);
  expect(await partiesOf(joined.id)).toEqual([{ reachable: true, accusedStaffIds: [clerk.sub] }]);
});

test('R5, R20, R35: of one that is joined when it is registered nothing is told before; taken away it is told first', async () => {
  const kept = await complain();
  const { id } = await complain({ duplicateOfId: kept.id, accusedStaffIds: [clerk.sub], customer: somebody() });
  expect(await news(id)).toEqual([complaintMerged.subject, partiesNamed.subject, customerNamed.subject]);
  const contact = { complaintId: id, expectedRevision: 0, accusedStaffIds: [] };
  await act('amendComplaint', contact);
  expect(await partiesOf(kept.id)).toEqual([
    { reachable: false, accusedStaffIds: [] },
    { reachable: true, accusedStaffIds: [clerk.sub] },
    { reachable: true, accusedStaffIds: [] },
  ]);
  await act('amendComplaint', { ...contact, expectedRevision: 1, accusedStaffIds: [manager.sub] });
  await act('splitComplaint', { complaintId: id, reason: '不是一回事' });
  expect((await news(id)).slice(-3)).toEqual([partiesNamed.subject, complaintSeparated.subject, customerNamed.subject]);
  expect((await partiesOf(id)).at(-1)).toEqual({ reachable: true, accusedStaffIds: [manager.sub] });
  expect((await partiesOf(kept.id)).at(-1)).toEqual({ reachable: false, accusedStaffIds: [] });
});

test('R20, R71: a repeat is about the same staff where nothing else is said, also one made by a rating', async () => {
  const { id, number } = await complain({ customer: somebody(), accusedStaffIds: [manager.sub] });
  await resolve(house, id);
  house.clock.moveBy(1);
  const { rating } = await rate(house, { token: await tokenFor(house, number), ...dissatisfied });
  const [made] = await house.dataSource.query('select id from complaint where number = $1', [rating.repeatNumber]);
  expect(await partiesOf(made.id)).toEqual([{ reachable: true, accusedStaffIds: [manager.sub] }]);
  const repeat = await complain({ repeatOfId: made.id });
  expect(await partiesOf(repeat.id)).toEqual([{ reachable: true, accusedStaffIds: [manager.sub] }]);
  const other = await complain({ repeatOfId: made.id, accusedStaffIds: [] });
  expect(await partiesOf(other.id)).toEqual([]);
});

test('R8, R35: nobody can be reached for an open complaint once its customer is erased', async () => {
  const { id, customer } = await complain({ customer: somebody(), accusedStaffIds: [clerk.sub] });
  await erase(house, customer.id);
  expect((await partiesOf(id)).at(-1)).toEqual({ reachable: false, accusedStaffIds: [clerk.sub] });
});

test('R8, R35: nor for what an erased person’s complaint was joined to, where nobody else is known', async () => {
  const kept = await complain();
  const { id, customer } = await complain({ customer: somebody() });
  await act('mergeComplaint', { complaintId: id, intoId: kept.id, reason: '同一件事' });
  await erase(house, customer.id);
  expect((await partiesOf(kept.id)).map(({ reachable }) => reachable)).toEqual([false, true, false]);
  expect(await partiesOf(id)).toEqual([]);
});

test('R91: whoever sees the complaint sees whom it is about; whoever is accused sees no more than others', async () => {
  const accused = async (id: string, caller = director) => {
    const { data } = await house.ask(caller, 'query ($id: ID!) { complaint(id: $id) { accusedStaff { id } } }', { id });
    return data.complaint?.accusedStaff;
  };
  const given = { accusedStaffIds: [manager.sub] };
  const { id: open } = await complain(given);
  const { id: confidential } = await complain({ ...given, confidentialTowardsStore: true });
  for (const caller of [director, customerService, manager])
    expect(await accused(open, caller)).toEqual([{ id: manager.sub }]);
  expect(await accused(confidential)).toEqual([{ id: manager.sub }]);
  expect(await accused(confidential, manager)).toBeUndefined();
  const input = { content: '店员态度差', channel: 'COUNTER', storeId: lakeside.id, confidentialTowardsStore: true };
  const taken = await ask(
    house,
    clerk,
    'registerComplaint',
    { ...input, ...given },
    'complaint { accusedStaff { id } }',
  );
  expect(taken.complaint).toEqual({ accusedStaff: null });
});

test('R2: what is no id, and more than twenty, is refused where it is typed', async () => {
  const { id } = await complain();
  const many = Array.from({ length: 21 }, () => uuidv7());
  for (const [accusedStaffIds, code, path] of [
    [['王经理'], 'STAFF_ID_INVALID', ['accusedStaffIds', '0']],
    [many, 'TOO_MANY_ACCUSED', ['accusedStaffIds']],
  ] as const) {
    const refused = { errors: [{ code, path }] };
    expect(await register(house, { accusedStaffIds })).toMatchObject(refused);
    expect(await act('amendComplaint', { complaintId: id, expectedRevision: 0, accusedStaffIds })).toMatchObject(
      refused,
    );
  }
});
