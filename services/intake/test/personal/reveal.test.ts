import { demonstrationChain, EVERY_SCOPE, postChanged } from '@complaints/contracts';
import { after, HOUR_MS, MINUTE_MS } from '@complaints/kit';
import type { TestCaller } from '@complaints/kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  administrator,
  anybody,
  bellTower,
  clerk,
  customerService,
  director,
  east,
  holderOf,
  type IntakeHouse,
  lakeside,
  manager,
  otherDirector,
  register,
  startIntake,
} from '../intake-house.js';
import { publish } from '../policies.js';
import { reveal } from './reveals.js';

const customer = { name: '王芳', phone: '13912345678', email: 'wang@example.com', memberNumber: 'M-77' };
const content = '请打13912345678找王芳，订单 202611250001，付了 1399.00 元';

let house: IntakeHouse;
let complaint: { id: string; content: string };
beforeAll(async () => {
  house = await startIntake();
  ({ complaint } = await register(house, { content, demand: '退到卡6222021234567890128', customer }));
});
afterAll(() => house?.stop());
// Every test has the hour to itself.
beforeEach(() => house.clock.moveBy(2 * HOUR_MS));

test('R91: free text is masked for everybody who sees the complaint, and numbers of orders and prices are not', async () => {
  expect(complaint).toMatchObject({
    content: '请打139****5678找王芳，订单 202611250001，付了 1399.00 元',
    demand: `退到卡${'*'.repeat(15)}0128`,
  });
  for (const caller of [clerk, director, customerService, administrator]) {
    const { data } = await house.ask(caller, 'query ($id: ID!) { complaint(id: $id) { content } }', complaint);
    expect(data.complaint.content).toBe(complaint.content);
  }
});

test('R91: a reveal shows who it is and the original words, and is kept with its reason', async () => {
  const { contact, errors } = await reveal(house, complaint.id, { caller: clerk, reason: '回电' });
  expect(errors).toEqual([]);
  expect(contact).toMatchObject({
    complaint: { id: complaint.id },
    name: '王芳',
    phones: ['+8613912345678'],
    emails: ['wang@example.com'],
    memberNumbers: ['M-77'],
    texts: [
      { field: 'complaint.content', text: content },
      { field: 'complaint.demand', text: '退到卡6222021234567890128' },
    ],
  });
});

test('R91: who must reach the customer reveals within their reach, and nobody else does', async () => {
  const answers: [TestCaller, string | null][] = [
    [clerk, null],
    [manager, null],
    [director, null],
    [holderOf('REGIONAL_PRESIDENT', { regionId: east.id }), null],
    [holderOf('EXECUTIVE_PRESIDENT'), null],
    [customerService, null],
    [holderOf('REGIONAL_VICE_PRESIDENT', { regionId: east.id }), 'FORBIDDEN'],
    [holderOf('STORE_HEADQUARTERS'), 'FORBIDDEN'],
    [administrator, 'FORBIDDEN'],
    [otherDirector, 'COMPLAINT_NOT_FOUND'],
    [holderOf('CLERK', { storeId: bellTower.id }), 'COMPLAINT_NOT_FOUND'],
    [holderOf('DEPARTMENT_HEAD', { regionId: east.id }), 'COMPLAINT_NOT_FOUND'],
    [holderOf('REGIONAL_HR', { regionId: east.id }), 'COMPLAINT_NOT_FOUND'],
    [holderOf('CASHIER', { regionId: east.id }), 'COMPLAINT_NOT_FOUND'],
    [anybody, 'COMPLAINT_NOT_FOUND'],
  ];
  for (const [caller, code] of answers) {
    const { contact, errors } = await reveal(house, complaint.id, { caller });
    expect([caller, contact?.name ?? null, errors[0]?.code ?? null]).toEqual([caller, code ? null : '王芳', code]);
  }
  const { complaint: confidential } = await register(house, { confidentialTowardsStore: true, customer });
  expect((await reveal(house, confidential.id, { caller: manager })).errors[0].code).toBe('COMPLAINT_NOT_FOUND');
  expect((await reveal(house, 'no id')).errors).toEqual([{ code: 'COMPLAINT_NOT_FOUND', path: ['complaintId'] }]);
  expect((await reveal(house, complaint.id, { reason: ' ' })).errors).toEqual([
    { code: 'REASON_EMPTY', path: ['reason'] },
  ]);
});

test('R91: an anonymous complaint has no contact, and its words can be revealed', async () => {
  const { complaint: anonymous } = await register(house, { content: '我的电话13812345679' });
  const { contact } = await reveal(house, anonymous.id);
  expect(contact).toMatchObject({ name: null, phones: [], emails: [], memberNumbers: [] });
  expect(contact.texts).toEqual([{ field: 'complaint.content', text: '我的电话13812345679' }]);
});

test('R91: a repeated key answers for five minutes, and never once the right is gone', async () => {
  const idempotencyKey = crypto.randomUUID();
  const again = () => reveal(house, complaint.id, { caller: clerk, idempotencyKey });
  const first = await again();
  house.clock.moveBy(5 * MINUTE_MS - 1);
  expect(await again()).toEqual(first);
  house.clock.moveBy(1);
  expect(await again()).toEqual({ contact: null, errors: [] });

  const deputy = { sub: crypto.randomUUID(), role: 'STAFF' } as const;
  const post = demonstrationChain.posts.find(({ kind, storeId }) => kind === 'CLERK' && storeId === lakeside.id);
  if (!post) throw new Error('the store has a clerk');
  const { id: postId, holder, ...place } = post;
  const now = house.clock.now();
  const deputies = [{ staffId: deputy.sub, fromAt: now, untilAt: after(now, MINUTE_MS), scopes: EVERY_SCOPE }];
  await house.hear(postChanged.of({ postId, ...place, holderId: holder.id, deputies }), { version: 2 });
  const key = crypto.randomUUID();
  const asDeputy = () => reveal(house, complaint.id, { caller: deputy, idempotencyKey: key });
  expect((await asDeputy()).contact.name).toBe('王芳');
  house.clock.moveBy(MINUTE_MS);
  expect(await asDeputy()).toEqual({ contact: null, errors: [] });
});

test('R91: nobody sees more contacts an hour than the policy says, however many tries come at once', async () => {
  await publish(house, { document: { revealsPerPersonPerHour: 2 } });
  const tries = await Promise.all(Array.from({ length: 5 }, () => reveal(house, complaint.id, { caller: manager })));
  expect(tries.filter(({ contact }) => contact !== null)).toHaveLength(2);
  expect(new Set(tries.flatMap(({ errors }) => errors.map(({ code }: { code: string }) => code)))).toEqual(
    new Set(['REVEAL_LIMIT_REACHED']),
  );
  expect((await reveal(house, complaint.id, { caller: director })).errors).toEqual([]);
  house.clock.moveBy(HOUR_MS - 1);
  expect((await reveal(house, complaint.id, { caller: manager })).errors[0].code).toBe('REVEAL_LIMIT_REACHED');
  house.clock.moveBy(1);
  expect((await reveal(house, complaint.id, { caller: manager })).errors).toEqual([]);
});

test('R91: oversight sees who saw what and why, page by page, and nobody else does', async () => {
  const { complaint: other } = await register(house, { customer: { phone: '13700000001' } });
  const since = house.clock.now();
  await reveal(house, other.id, { caller: clerk, reason: '客户13700000001来电' });
  const REVEALS = `query ($first: Int, $after: String, $filter: RevealFilter) {
    reveals(first: $first, after: $after, filter: $filter) {
      edges { node { kind revealedById onBehalfOfId reason revealedAt complaint { id } } } pageInfo { hasNextPage endCursor }
    }
  }`;
  const list = async (caller: TestCaller, variables = {}) => {
    const { data, errors } = await house.ask(caller, REVEALS, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.reveals;
  };
  for (const caller of [holderOf('STORE_HEADQUARTERS'), customerService, administrator]) {
    const { edges } = await list(caller, { filter: { complaintId: other.id, staffId: clerk.sub, since } });
    expect(edges.map(({ node }: { node: object }) => node)).toEqual([
      {
        kind: 'CONTACT',
        revealedById: clerk.sub,
        onBehalfOfId: null,
        reason: '客户137****0001来电',
        revealedAt: since.toISOString(),
        complaint: { id: other.id },
      },
    ]);
  }
  for (const caller of [clerk, manager, director, holderOf('EXECUTIVE_PRESIDENT'), anybody])
    expect((await list(caller)).edges).toEqual([]);
  expect((await list(administrator, { filter: { staffId: 'no id' } })).edges).toEqual([]);
  const all = (await list(administrator, { first: 100 })).edges;
  const found: unknown[] = [];
  for (let after = null; ; ) {
    const { edges, pageInfo } = await list(administrator, { first: 7, after });
    found.push(...edges);
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  expect(found).toEqual(all);
});
