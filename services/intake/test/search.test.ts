import type { TestCaller } from '@complaints/kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  anybody,
  banyan,
  bellTower,
  clerk,
  customerService,
  director,
  type IntakeHouse,
  lakeside,
  manager,
  otherDirector,
  register,
  south,
  startIntake,
} from './intake-house.js';

const SEARCH = `query ($text: String!, $filter: ComplaintFilter, $first: Int = 100, $after: String) {
  searchComplaints(text: $text, filter: $filter, first: $first, after: $after) {
    edges { node { id } } pageInfo { hasNextPage endCursor } totalCount isCountExact
  }
}`;

let house: IntakeHouse;
const given = {
  fridge: {
    content: '冰箱不制冷，修了两次ＩＰＨＯＮＥ也坏了',
    product: 'Norvik X510冰箱',
    orderReference: 'DD-2026-00417',
    customer: { name: '王小芳', phone: '139 1234 5678', email: 'Wang@example.com', memberNumber: 'M00042' },
  },
  sofa: { content: '沙发掉色严重', demand: '要求退款', customer: { name: '李雷', phone: '13800000001' } },
  secret: { content: '冰箱漏水', confidentialTowardsStore: true },
  neighbour: { content: 'The fridge is too loud', storeId: bellTower.id },
  south: { content: '冰箱少了一个配件', storeId: banyan.id, source: 'MEDIA', channel: 'SOCIAL_MEDIA' },
};
type Name = keyof typeof given;
const ids = {} as Record<Name, string>;
const numbers = {} as Record<Name, string>;
beforeAll(async () => {
  house = await startIntake();
  for (const name of Object.keys(given) as Name[]) {
    const { complaint } = await register(house, given[name]);
    ids[name] = complaint.id;
    numbers[name] = complaint.number;
    house.clock.moveBy(1);
  }
});
afterAll(() => house.stop());

const nameOf = (id: string) => (Object.keys(ids) as Name[]).find((name) => ids[name] === id);
async function page(caller: TestCaller, text: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await house.ask(caller, SEARCH, { text, ...variables });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.searchComplaints;
}
/** The page comes from the newest texts, the count from the index: both say the same. */
async function found(caller: TestCaller, text: string, filter = {}) {
  const { edges, totalCount } = await page(caller, text, { filter });
  expect(totalCount).toBe(edges.length);
  return edges.map(({ node }: { node: { id: string } }) => nameOf(node.id));
}

describe('R90: one search finds', () => {
  const searches: [string, string, Name[]][] = [
    ['two Chinese characters', '制冷', ['fridge']],
    ['a longer Chinese word', '不制冷', ['fridge']],
    ['two characters that many texts hold, newest first', '冰箱', ['south', 'secret', 'fridge']],
    ['two words in any order', '两次 冰箱', ['fridge']],
    ['words of different texts of one complaint', '退款 掉色', ['sofa']],
    ['nothing where one of the words is missing', '冰箱 退款', []],
    ['mixed text', 'x510冰箱', ['fridge']],
    ['Latin letters in any width and size', 'iPhone', ['fridge']],
    ['and typed in full width', 'ｆｒｉｄｇｅ', ['neighbour']],
    ['part of a word', 'ridg', ['neighbour']],
    ['digits', '510', ['fridge']],
    ['two digits', '00417', ['fridge']],
    ['an order with its signs', 'DD-2026-00417', ['fridge']],
    ['an order without them', 'dd202600417', ['fridge']],
    ['a name', '王小芳', ['fridge']],
    ['nothing by half a name', '王小', []],
    ['a phone as people type it', '139-1234-5678', ['fridge']],
    ['a phone with spaces', '+86 139 1234 5678', ['fridge']],
    ['an e-mail address', 'WANG@EXAMPLE.COM', ['fridge']],
    ['a member number', 'M00042', ['fridge']],
    ['a name and a word', '王小芳 冰箱', ['fridge']],
    ['no one by a name and a word of others', '王小芳 沙发', []],
    ['signs of patterns as nothing but signs', '_冰箱%漏水', ['secret']],
    ['a word between signs', '《冰箱》，漏水！', ['secret']],
    ['nothing that nobody wrote', '洗衣机', []],
  ];
  test.each(searches)('%s', async (_, text, expected) => {
    expect(await found(customerService, text)).toEqual(expected);
  });

  test('R3: a complaint by its number, as people type it, and by a part of it', async () => {
    for (const typed of [
      numbers.sofa,
      numbers.sofa.toLowerCase().replaceAll('-', ' '),
      numbers.sofa.replaceAll('-', '').replaceAll('0', 'o'),
      numbers.sofa.slice(0, 9),
    ]) {
      expect(await found(customerService, typed)).toEqual(['sofa']);
    }
  });

  test('a sign alone only together with a word', async () => {
    expect(await found(customerService, '冰箱 漏')).toEqual(['secret']);
  });
});

test('R91: only what the caller sees, also by name and number', async () => {
  expect(await found(clerk, '冰箱')).toEqual(['fridge']);
  expect(await found(manager, '冰箱')).toEqual(['fridge']);
  expect(await found(director, '冰箱')).toEqual(['secret', 'fridge']);
  expect(await found(otherDirector, '冰箱')).toEqual(['south']);
  expect(await found(otherDirector, '王小芳')).toEqual([]);
  expect(await found(manager, numbers.secret)).toEqual([]);
  expect(await found({ sub: crypto.randomUUID(), role: 'CUSTOMER' }, '冰箱')).toEqual([]);
  expect(await found(anybody, '冰箱')).toEqual([]);
});

test('R90: filters narrow what is found', async () => {
  const filters: [Record<string, unknown>, Name[]][] = [
    [{ level: 'MAJOR' }, ['south']],
    [{ source: 'MEDIA' }, ['south']],
    [{ channel: 'SOCIAL_MEDIA' }, ['south']],
    [{ channel: 'COUNTER' }, ['secret', 'fridge']],
    [{ storeId: lakeside.id }, ['secret', 'fridge']],
    [{ regionId: south.id }, ['south']],
    [{ status: 'RESOLVED' }, []],
    [{ storeId: 'no id' }, []],
  ];
  for (const [filter, expected] of filters) expect(await found(customerService, '冰箱', filter)).toEqual(expected);
  const { data } = await house.ask(customerService, 'query ($id: ID!) { complaint(id: $id) { acceptedAt } }', {
    id: ids.secret,
  });
  const { acceptedAt } = data.complaint;
  expect(await found(customerService, '冰箱', { acceptedFrom: acceptedAt })).toEqual(['south', 'secret']);
  expect(await found(customerService, '冰箱', { acceptedUntil: acceptedAt })).toEqual(['fridge']);
});

test('R90: pages follow one another, and the list says how long it is', async () => {
  const first = await page(customerService, '冰箱', { first: 2 });
  expect(first.totalCount).toBe(3);
  expect(first.isCountExact).toBe(true);
  const second = await page(customerService, '冰箱', { first: 2, after: first.pageInfo.endCursor });
  expect(second.edges.map(({ node }: { node: { id: string } }) => nameOf(node.id))).toEqual(['fridge']);
  expect(second.pageInfo.hasNextPage).toBe(false);
});

test('R8: what was erased is found by its number alone, and a text that changed by what it says now', async () => {
  const { complaint } = await register(house, { content: '烤箱门松动', demand: '上门维修', product: '烤箱' });
  const change = (set: string) => house.dataSource.query(`update complaint set ${set} where id = $1`, [complaint.id]);
  await change(`content = '烤箱温度不准'`);
  expect(await found(customerService, '松动')).toEqual([]);
  expect(await found(customerService, '温度 烤箱')).toHaveLength(1);
  await change(`content = '[erased]', demand = null, product = null`);
  for (const text of ['烤箱', '温度', '维修', 'erased']) expect(await found(customerService, text)).toEqual([]);
  expect(await found(customerService, complaint.number)).toHaveLength(1);
  const [kept] = await house.dataSource.query('select words from complaint_search where complaint_id = $1', [
    complaint.id,
  ]);
  expect(kept.words).toBe(complaint.number.toLowerCase());
});

test.each([
  ['', 'SEARCH_TOO_SHORT'],
  ['  ', 'SEARCH_TOO_SHORT'],
  ['冰', 'SEARCH_TOO_SHORT'],
  ['冰 箱', 'SEARCH_TOO_SHORT'],
  ['%%_%', 'SEARCH_TOO_SHORT'],
  ['冰箱\0', 'TEXT_NOT_UNICODE'],
  ['冰\ud800箱', 'TEXT_NOT_UNICODE'],
  ['冰'.repeat(201), 'TEXT_TOO_LONG'],
  ['冰箱 '.repeat(11), 'SEARCH_TOO_MANY_WORDS'],
])('R90: what cannot be looked for is refused: %j', async (text, rule) => {
  const { errors } = await house.ask(customerService, SEARCH, { text });
  expect(errors?.[0]?.extensions).toMatchObject({ rule });
});
