import supertest from 'supertest';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './asking.js';
import { clerk, customerService, type IntakeHouse, register, startIntake, TOLD_OF_DEEDS } from './intake-house.js';

/** What a desk types wrongly, or somebody on purpose: each is refused with the field at fault, and nothing is half saved. */

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house.stop());

const HELD = [
  'complaint',
  'matter',
  'customer',
  'customer_contact',
  'complaint_revision',
  TOLD_OF_DEEDS,
  'message',
  'audit',
];
const held = async (): Promise<number[]> => {
  const counts: { count: number }[] = await house.dataSource.query(
    HELD.map((table) => `select count(*)::int as count from ${table}`).join(' union all '),
  );
  return counts.map(({ count }) => count);
};
const customer = { name: '王芳', phone: '13912345678' };

test.each([
  ['an empty text', { content: '' }, 'CONTENT_EMPTY', ['content']],
  ['blanks of every kind', { content: ' \t\n\u3000\u00a0' }, 'CONTENT_EMPTY', ['content']],
  ['10,001 characters', { content: '字'.repeat(10_001) }, 'CONTENT_TOO_LONG', ['content']],
  ['10,001 emoji', { content: '🧊'.repeat(10_001) }, 'CONTENT_TOO_LONG', ['content']],
  ['NUL', { content: '冰箱\0不制冷' }, 'TEXT_NOT_UNICODE', ['content']],
  ['half a pair', { occurredPlace: '二楼\ud83d' }, 'TEXT_NOT_UNICODE', ['occurredPlace']],
  ['a phone that is none', { customer: { phone: '12812345678' } }, 'CONTACT_INVALID', ['customer', 'phone']],
  [
    'a phone and something else',
    { customer: { phone: '13912345678,call me' } },
    'CONTACT_INVALID',
    ['customer', 'phone'],
  ],
  ['an address that is none', { customer: { email: 'a@@b.cn' } }, 'CONTACT_INVALID', ['customer', 'email']],
  ['a date to come', { occurredAt: '2126-01-01T00:00:00.000Z' }, 'OCCURRED_IN_FUTURE', ['occurredAt']],
  ['an anger of six', { anger: 6 }, 'ANGER_OUT_OF_RANGE', ['anger']],
  ['a store nobody knows', { storeId: uuidv7() }, 'STORE_NOT_FOUND', ['storeId']],
  ['no way in', { channel: null }, 'CHANNEL_MISSING', ['channel']],
  ['a way in that nobody registered', { channelId: uuidv7() }, 'CHANNEL_NOT_FOUND', ['channelId']],
  ['the public web by phone', { channel: 'PHONE', source: 'PUBLIC_WEB' }, 'SOURCE_CONTRADICTS_CHANNEL', ['source']],
])('R2: %s is refused, and nothing is half saved', async (_, given, code, path) => {
  const before = await held();
  expect(await register(house, { customer, ...given })).toEqual({ complaint: null, errors: [{ code, path }] });
  expect(await held()).toEqual(before);
});

test('R2: emoji, marks that turn the direction of writing, and 10,000 characters are kept as they were written', async () => {
  for (const content of ['\u202eقهوة باردة\u202c 咖啡是凉的 👩‍👩‍👧‍👦', `${'字'.repeat(9_999)}🧊`]) {
    const { complaint, errors } = await register(house, { content });
    expect(errors).toEqual([]);
    expect(complaint.content).toBe(content);
  }
});

test('the same key with other content is refused, and answers the first again', async () => {
  const idempotencyKey = crypto.randomUUID();
  const first = await register(house, { idempotencyKey, content: '空调漏水' });
  const other = await register(house, { idempotencyKey, content: '空调不漏水' });
  expect(other).toEqual({ complaint: null, errors: [{ code: 'IDEMPOTENCY_MISMATCH', path: ['idempotencyKey'] }] });
  expect(await register(house, { idempotencyKey, content: '空调漏水' })).toEqual(first);
});

test('R16: what the tree does not hold, and an impact of four, name their field', async () => {
  const { complaint } = await register(house, {}, customerService);
  const classify = (input: object) =>
    ask(
      house,
      clerk,
      'classifyComplaint',
      { complaintId: complaint.id, urgency: 'NORMAL', ...input },
      'complaint { id }',
    );
  for (const [input, code, path] of [
    [{ natureCode: 'NO_SUCH_NATURE' }, 'CATEGORY_UNKNOWN', ['natureCode']],
    [{ natureCode: 'QUALITY_DEFECT', impactFinance: 4 }, 'IMPACT_OUT_OF_RANGE', ['impactFinance']],
  ]) {
    expect(await classify(input as object)).toEqual({ complaint: null, errors: [{ code, path }] });
  }
});

test('a body over the limit is not read to its end', async () => {
  const before = await held();
  const response = await supertest(house.server.server)
    .post('/graphql')
    .set('content-type', 'application/json')
    .send(JSON.stringify({ query: `{ __typename } #${'x'.repeat(1_048_576)}` }));
  expect(response.status).toBe(413);
  expect(await held()).toEqual(before);
});
