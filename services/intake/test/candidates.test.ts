import { after, DAY_MS } from '@complaints/kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resolve } from './cases.js';
import {
  bellTower,
  clerk,
  director,
  holderOf,
  type IntakeHouse,
  lakeside,
  register,
  startIntake,
} from './intake-house.js';

const CANDIDATES = `query ($input: ComplaintCandidatesInput!, $first: Int = 10) {
  complaintCandidates(input: $input, first: $first) { complaint { id } reasons score choices }
}`;

let house: IntakeHouse;
const given = {
  fridge: {
    content: '冰箱不制冷，修了两次还是老样子',
    product: 'Norvik X510',
    orderReference: 'DD-2026-00417',
    customer: { phone: '13912345678' },
  },
  sofa: { content: '沙发掉色严重', customer: { phone: '13912345678' } },
  resolvedOne: { content: '洗衣机漏水', customer: { email: 'li@example.com' } },
  secret: { content: '冰箱不制冷，修了两次', confidentialTowardsStore: true },
  neighbour: { content: '烤箱门松动', storeId: bellTower.id, customer: { phone: '13912345678' } },
};
type Name = keyof typeof given;
const ids = {} as Record<Name, string>;
beforeAll(async () => {
  house = await startIntake();
  for (const name of Object.keys(given) as Name[]) {
    ids[name] = (await register(house, given[name])).complaint.id;
    house.clock.moveBy(1);
  }
  await resolve(house, ids.resolvedOne);
});
afterAll(() => house.stop());

async function ask(input: Record<string, unknown>, caller = clerk, first = 10) {
  const { data, errors } = await house.ask(caller, CANDIDATES, { input, first });
  return { errors, candidates: data?.complaintCandidates };
}
async function offered(input: Record<string, unknown>, caller = clerk) {
  const { candidates } = await ask(input, caller);
  return candidates.map(
    ({ complaint, reasons, choices }: { complaint: { id: string }; reasons: string[]; choices: string[] }) => [
      Object.keys(ids).find((name) => ids[name as Name] === complaint.id),
      reasons,
      choices,
    ],
  );
}

describe('R5: before saving, likely earlier complaints are offered', () => {
  test('by the same customer, the newest first where nothing else tells', async () => {
    expect(await offered({ customer: { phone: '139 1234 5678' } })).toEqual([
      ['sofa', ['SAME_CUSTOMER'], ['DUPLICATE']],
      ['fridge', ['SAME_CUSTOMER'], ['DUPLICATE']],
    ]);
  });

  test('by the same order, however it is typed', async () => {
    expect(await offered({ orderReference: 'dd202600417' })).toEqual([['fridge', ['SAME_ORDER'], ['DUPLICATE']]]);
  });

  test('by the same product at the store', async () => {
    expect(await offered({ product: 'norvik　x510', storeId: lakeside.id })).toEqual([
      ['fridge', ['SAME_PRODUCT_AT_STORE'], ['DUPLICATE']],
    ]);
    expect(await offered({ product: 'Norvik X510', storeId: bellTower.id })).toEqual([]);
  });

  test('by similar words', async () => {
    expect(await offered({ content: '冰箱不制冷，修了三次' })).toEqual([['fridge', ['SIMILAR_WORDS'], ['DUPLICATE']]]);
  });

  test('R38: one that had an outcome is repeated', async () => {
    expect(await offered({ customer: { email: 'LI@example.com' } })).toEqual([
      ['resolvedOne', ['SAME_CUSTOMER'], ['REPEAT']],
    ]);
  });

  test('the likeliest first, with every reason', async () => {
    const { fridge } = given;
    const [first] = (await ask({ ...fridge, storeId: lakeside.id })).candidates;
    expect(first).toEqual({
      complaint: { id: ids.fridge },
      reasons: ['SAME_ORDER', 'SIMILAR_WORDS', 'SAME_CUSTOMER', 'SAME_PRODUCT_AT_STORE'],
      score: 0.958,
      choices: ['DUPLICATE'],
    });
    expect((await ask({ customer: fridge.customer }, clerk, 1)).candidates).toHaveLength(1);
  });

  test('none where nothing is said, or nothing is like it', async () => {
    expect(await offered({})).toEqual([]);
    expect(await offered({ content: '停车场收费太高', storeId: 'no id' })).toEqual([]);
  });
});

test('R91: only what the caller sees is offered', async () => {
  const input = { content: '冰箱不制冷，修了两次', customer: { phone: '13912345678' } };
  const names = async (caller = clerk) => (await offered(input, caller)).map(([name]: string[]) => name);
  expect(await names()).toEqual(['fridge', 'sofa']);
  expect(await names(director)).toEqual(['fridge', 'secret', 'neighbour', 'sofa']);
  expect(await names(holderOf('CASHIER'))).toEqual([]);
});

test('R2, R5: what cannot be registered cannot be compared', async () => {
  for (const [input, rule] of [
    [{ customer: { phone: '12' } }, 'CONTACT_INVALID'],
    [{ content: '冰'.repeat(10_001) }, 'CONTENT_TOO_LONG'],
    [{ product: '冰\0箱' }, 'TEXT_NOT_UNICODE'],
  ] as const) {
    expect((await ask(input)).errors?.[0]?.extensions).toMatchObject({ rule });
  }
  expect((await ask({}, clerk, 21)).errors?.[0]?.extensions).toMatchObject({ rule: 'PAGE_SIZE' });
});

test('R5: it is looked back as far as the policy says', async () => {
  const found = async () => (await offered({ orderReference: 'DD-2026-00417' })).length;
  const [{ acceptedAt }] = await house.dataSource.query(
    'select accepted_at as "acceptedAt" from complaint where id = $1',
    [ids.fridge],
  );
  house.clock.moveTo(after(acceptedAt, 365 * DAY_MS));
  expect(await found()).toBe(1);
  house.clock.moveBy(1);
  expect(await found()).toBe(0);
});
