import { DAY_MS, HOUR_MS } from '@complaints/kit';
import { eventually, type TestCaller } from '@complaints/kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resolve } from './cases.js';
import {
  anybody,
  banyan,
  clerk,
  customerService,
  type IntakeHouse,
  lakeside,
  manager,
  register,
  startIntake,
} from './intake-house.js';
import { publish } from './policies.js';

/** What the public does by itself: files a complaint, and looks up what has become of it. */

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house?.stop());

const FILE = `mutation ($input: FileComplaintInput!) {
  fileComplaint(input: $input) { receipt { number expectedResolutionAt processZh processEn } errors { code message path } }
}`;
const SEEN = `query ($number: String!) { complaints(first: 1, filter: { number: $number }) { edges { node {
  level source channel content demand occurredPlace store { id } customer { id phoneMasked emailMasked } confidentialTowardsStore
} } } }`;

async function file(given: Record<string, unknown> = {}, caller: TestCaller = anybody) {
  const input = { idempotencyKey: crypto.randomUUID(), content: '洗衣机漏水', ...given };
  const { data, errors } = await house.ask(caller, FILE, { input });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.fileComplaint;
}
const numberOf = async (given: Record<string, unknown>, caller?: TestCaller): Promise<string> =>
  (await file(given, caller)).receipt.number;
const refused = async (given: Record<string, unknown>, caller?: TestCaller) => {
  const { receipt, errors } = await file(given, caller);
  expect(receipt).toBeNull();
  return errors[0];
};
const seen = async (number: string, caller = customerService) =>
  (await house.ask(caller, SEEN, { number })).data.complaints.edges[0]?.node;

let phones = 13_700_000_000;
const aPhone = () => {
  phones += 1;
  return String(phones);
};
const aCustomer = (): TestCaller => ({ sub: crypto.randomUUID(), role: 'CUSTOMER' });

describe('R1–R3: anybody files a complaint', () => {
  test('R1: by the chain’s own form, so it is internal, FIRST and about the store of its notice', async () => {
    const { receipt, errors } = await file({ storeCode: ' east-01 ', demand: '退货', customer: { phone: aPhone() } });
    expect(errors).toEqual([]);
    expect(receipt).toMatchObject({ processZh: expect.stringContaining('商定'), processEn: expect.any(String) });
    expect(new Date(receipt.expectedResolutionAt).getTime()).toBe(house.clock.now().getTime() + 3 * DAY_MS);
    const complaint = { level: 'FIRST', source: 'STORE', channel: 'WEB_FORM', content: '洗衣机漏水', demand: '退货' };
    expect(await seen(receipt.number, manager)).toMatchObject({ ...complaint, store: { id: lakeside.id } });
    await eventually(() => house.sent.find(({ text }) => text.includes(receipt.number)));
  });

  test('without a contact and without a store as well', async () => {
    const number = await numberOf({ occurredPlace: '收银台' });
    expect(await seen(number)).toMatchObject({ store: null, customer: null, occurredPlace: '收银台' });
  });

  test('confidentially towards the store, which then does not see it', async () => {
    const number = await numberOf({ storeId: lakeside.id, confidentialTowardsStore: true });
    expect(await seen(number, manager)).toBeUndefined();
    expect(await seen(number)).toMatchObject({ confidentialTowardsStore: true });
  });

  test.each([
    ['CONTENT_EMPTY', ['content'], { content: ' ' }],
    ['CONTENT_TOO_LONG', ['content'], { content: '字'.repeat(10_001) }],
    ['TEXT_NOT_UNICODE', ['content'], { content: 'a\0b' }],
    ['OCCURRED_IN_FUTURE', ['occurredAt'], { occurredAt: '2100-01-01T00:00:00.000Z' }],
    ['CONTACT_INVALID', ['customer', 'phone'], { customer: { phone: '12' } }],
    ['STORE_NOT_FOUND', ['storeCode'], { storeCode: 'NOWHERE' }],
    ['STORE_NOT_FOUND', ['storeCode'], { storeCode: "'\0" }],
    ['STORE_NOT_FOUND', ['storeCode'], { storeId: lakeside.id, storeCode: banyan.code }],
    ['STORE_NOT_FOUND', ['storeId'], { storeId: crypto.randomUUID() }],
    ['IDEMPOTENCY_KEY_INVALID', ['idempotencyKey'], { idempotencyKey: 'x'.repeat(21) }],
  ])('%s names the field %j', async (code, path, given) => {
    expect(await refused(given)).toMatchObject({ code, path });
  });

  test('staff do not: they take in what others say', async () => {
    expect((await refused({}, clerk)).code).toBe('FORBIDDEN');
  });
});

describe('R5: a stranger is recognised by contact alone', () => {
  test('never by an order, and adds nothing to a person who is known', async () => {
    const [phone, orderReference] = [aPhone(), 'JD20261123042'];
    const { complaint } = await register(house, { customer: { phone, language: 'EN' }, orderReference });
    const byOrder = await numberOf({ orderReference });
    expect(await seen(byOrder)).toMatchObject({ customer: null });
    const byPhone = await numberOf({ customer: { phone, email: 'other@example.com', language: 'ZH' } });
    expect(await seen(byPhone)).toMatchObject({ customer: { id: complaint.customer.id, emailMasked: null } });
    const message = await eventually(() => house.sent.find(({ text }) => text.includes(byPhone)));
    expect(message).toMatchObject({ to: `+86${phone}`, language: 'EN' });
  });

  test('R91: whether a contact is known is told by nothing', async () => {
    const phone = aPhone();
    await register(house, { customer: { phone } });
    const keys = async (customer: object) => {
      const { receipt, errors } = await file({ customer });
      return [Object.keys(receipt), errors];
    };
    expect(await keys({ phone })).toEqual(await keys({ phone: aPhone() }));
  });
});

describe('once per key', () => {
  test('two strangers with one key do not read each other’s receipt', async () => {
    const idempotencyKey = crypto.randomUUID();
    const one = await numberOf({ idempotencyKey, customer: { phone: aPhone() } });
    const other = await numberOf({ idempotencyKey, customer: { phone: aPhone() } });
    const nobody = await numberOf({ idempotencyKey });
    expect(new Set([one, other, nobody]).size).toBe(3);
    expect((await refused({ idempotencyKey, content: '别的' })).code).toBe('IDEMPOTENCY_MISMATCH');
  });

  test('a customer with a token keeps keys of their own', async () => {
    const [one, other] = [aCustomer(), aCustomer()];
    const given = { idempotencyKey: 'short-key', customer: { phone: aPhone() } };
    expect(await numberOf(given, one)).toBe(await numberOf(given, one));
    expect(await numberOf(given, other)).not.toBe(await numberOf(given, one));
  });
});

describe('R2, R3: the public files so often and no oftener', () => {
  test('five a day with one contact, whatever name or second contact is beside it; the sixth is told when again', async () => {
    const [phone, email] = [aPhone(), 'often@example.com'];
    const filedAt = house.clock.now();
    await file({ customer: { phone } });
    house.clock.moveBy(HOUR_MS);
    for (let more = 0; more < 4; more += 1) await file({ customer: { phone, email, name: `${more}` } });
    const again = new Date(filedAt.getTime() + DAY_MS).toISOString();
    for (const customer of [{ phone }, { phone, email: 'new@example.com' }]) {
      const refusal = await refused({ customer });
      expect(refusal).toMatchObject({ code: 'TOO_MANY_FILINGS', path: ['customer'] });
      expect(refusal.message).toContain(again);
    }
    // What was refused is not counted: the other contact has four.
    await file({ customer: { email } });
    house.clock.moveTo(new Date(filedAt.getTime() + DAY_MS - 1));
    expect((await refused({ customer: { phone } })).code).toBe('TOO_MANY_FILINGS');
    house.clock.moveBy(1);
    await file({ customer: { phone } });
    expect((await refused({ customer: { phone } })).code).toBe('TOO_MANY_FILINGS');
  });

  test('a dozen at once with one contact: five are taken', async () => {
    const phone = aPhone();
    const answers = await Promise.all(Array.from({ length: 12 }, () => file({ customer: { phone } })));
    expect(answers.filter(({ receipt }) => receipt !== null)).toHaveLength(5);
  });

  test('three an hour, as the policy says, without a contact about one store, and others go on', async () => {
    await publish(house, { document: { anonymousFilingsPerStorePerHour: 3 } });
    const about = { storeId: banyan.id };
    for (let filed = 0; filed < 3; filed += 1) await file(about);
    expect((await refused(about)).code).toBe('TOO_MANY_FILINGS');
    await file({ ...about, customer: { phone: aPhone() } });
    await file({ storeId: lakeside.id });
    house.clock.moveBy(HOUR_MS);
    await file(about);
  });

  test('a count holds no contact, and goes when it limits nobody any more', async () => {
    const rows = () => house.dataSource.query('select to_jsonb(held)::text as row from attempt_window held');
    await file({ customer: { phone: aPhone() } });
    expect(JSON.stringify(await rows())).not.toContain(String(phones));
    house.clock.moveBy(DAY_MS);
    await eventually(async () => ((await rows()).length === 0 ? true : undefined));
  });
});

const TRACK = `query ($number: String!, $contact: String!) { trackComplaint(number: $number, contact: $contact) {
  number status acceptedAt expectedResolutionAt closedAt stepZh stepEn processZh processEn
} }`;
const MINE = `query ($first: Int = 10, $after: String) { myComplaints(first: $first, after: $after) {
  edges { node { number status } } pageInfo { hasNextPage endCursor }
} }`;

describe('R3: a complaint is looked up by number and contact', () => {
  const ask = (number: string, contact: string) => house.ask(anybody, TRACK, { number, contact });
  const track = async (number: string, contact: string) => (await ask(number, contact)).data.trackComplaint;

  test('as people type them, and tells where it stands', async () => {
    const phone = aPhone();
    const customer = { phone, email: 'track@example.com', memberNumber: 'M-77' };
    const acceptedAt = house.clock.now().toISOString();
    const { complaint } = await register(house, { customer });
    const typed = complaint.number.toLowerCase().replaceAll('-', ' ');
    for (const contact of [`+86 ${phone}`, 'Track@Example.com', ' M-77 ']) {
      expect(await track(typed, contact)).toMatchObject({
        number: complaint.number,
        status: 'IN_PROGRESS',
        acceptedAt,
      });
    }
    house.clock.moveBy(HOUR_MS);
    await resolve(house, complaint.id);
    const closedAt = house.clock.now().toISOString();
    expect(await track(typed, phone)).toMatchObject({
      status: 'SETTLED',
      closedAt,
      stepZh: expect.stringMatching(/^已处理/),
    });
  });

  test('R5: a duplicate shows what goes on for it, under the number it was given', async () => {
    const phone = aPhone();
    const { complaint } = await register(house, { customer: { phone } });
    house.clock.moveBy(HOUR_MS);
    const joined = { customer: { phone: aPhone() }, duplicateOfId: complaint.id };
    const { complaint: duplicate } = await register(house, joined);
    const contact = joined.customer.phone;
    expect(await track(duplicate.number, contact)).toMatchObject({ number: duplicate.number, status: 'IN_PROGRESS' });
    await resolve(house, complaint.id);
    expect(await track(duplicate.number, contact)).toMatchObject({ number: duplicate.number, status: 'SETTLED' });
    expect(await track(complaint.number, contact)).toBeNull();
  });

  test('a wrong contact, an unknown number and an anonymous complaint are the same nothing', async () => {
    const phone = aPhone();
    const { complaint } = await register(house, { customer: { name: '王芳', phone } });
    const { complaint: anonymous } = await register(house);
    const tries = [
      [complaint.number, aPhone()],
      [complaint.number, `${phone},${aPhone()}`],
      [complaint.number, '王芳'],
      [complaint.number, ''],
      [anonymous.number, phone],
      ['0000-0000-0000', phone],
    ] as const;
    for (const [number, contact] of tries)
      expect(await ask(number, contact)).toEqual({ data: { trackComplaint: null } });
  });

  test('ten wrong contacts an hour for one number, known or not; right ones are not counted', async () => {
    const phone = aPhone();
    const { complaint } = await register(house, { customer: { phone } });
    for (let right = 0; right < 11; right += 1) expect(await track(complaint.number, phone)).not.toBeNull();
    for (const number of [complaint.number, '0000-0000-0000']) {
      const already = number === complaint.number ? 0 : 1;
      const wrong = await Promise.all(Array.from({ length: 12 }, () => ask(number, '13800000000')));
      expect(wrong.filter(({ errors }) => errors === undefined)).toHaveLength(10 - already);
      const [error] = (await ask(number, phone)).errors ?? [];
      expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'TOO_MANY_TRIES' });
    }
    house.clock.moveBy(HOUR_MS);
    expect(await track(complaint.number, phone)).not.toBeNull();
  });

  test('a mistyped number is told apart from an unknown one, since its check character says so', async () => {
    const { errors } = await ask('0000-0000-0001', aPhone());
    expect(errors?.[0]?.extensions).toMatchObject({ rule: 'NUMBER_INVALID' });
  });

  test('who filed with a token sees what they filed, newest first, and nobody else’s', async () => {
    const [one, other] = [aCustomer(), aCustomer()];
    const numbers: string[] = [];
    for (let filed = 0; filed < 3; filed += 1) {
      house.clock.moveBy(1);
      numbers.unshift(await numberOf({}, one));
    }
    const mine = async (caller: TestCaller, page = {}) => (await house.ask(caller, MINE, page)).data.myComplaints;
    const numbersOf = ({ edges }: { edges: { node: { number: string } }[] }) => edges.map(({ node }) => node.number);
    const first = await mine(one, { first: 2 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = await mine(one, { after: first.pageInfo.endCursor });
    expect([...numbersOf(first), ...numbersOf(rest)]).toEqual(numbers);
    for (const caller of [other, anybody, clerk]) expect(numbersOf(await mine(caller))).toEqual([]);
  });
});
