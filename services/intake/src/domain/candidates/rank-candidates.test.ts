import { describe, expect, test } from 'vitest';
import { type ComingComplaint, type KnownComplaint, rankCandidates } from './rank-candidates.js';

const day = (number: number) => new Date(Date.UTC(2026, 10, number));
const coming: ComingComplaint = {
  customerIds: ['wang'],
  orderKey: 'DD202611001',
  product: 'Norvik X510 冰箱',
  storeId: 'lakeside',
  content: '冰箱不制冷，修了两次',
  occurredAt: day(20),
};
const nothing: ComingComplaint = {
  customerIds: [],
  orderKey: null,
  product: null,
  storeId: null,
  content: null,
  occurredAt: null,
};
const known = (id: string, given: Partial<KnownComplaint> = {}): KnownComplaint => ({
  id,
  customerId: null,
  orderKey: null,
  product: null,
  storeId: null,
  content: '停车场收费太高',
  status: 'OPEN',
  outcomeAt: null,
  occurredAt: null,
  acceptedAt: day(10),
  ...given,
});
const idsOf = (complaints: KnownComplaint[], of = coming, most = 20) =>
  rankCandidates(of, complaints, most).map(({ id }) => id);

describe('R5: why an earlier complaint is a candidate', () => {
  test.each([
    ['the same order', { orderKey: 'DD202611001' }, ['SAME_ORDER'], 0.7],
    ['the same customer', { customerId: 'wang' }, ['SAME_CUSTOMER'], 0.5],
    [
      'the same product at the store',
      { storeId: 'lakeside', product: 'ＮＯＲＶＩＫ x510冰箱' },
      ['SAME_PRODUCT_AT_STORE'],
      0.3,
    ],
    ['the same words', { content: '冰箱，不制冷。修了两次！' }, ['SIMILAR_WORDS'], 0.6],
    ['customer and order', { orderKey: 'DD202611001', customerId: 'wang' }, ['SAME_ORDER', 'SAME_CUSTOMER'], 0.85],
  ])('%s', (_, given, reasons, score) => {
    expect(rankCandidates(coming, [known('a', given)], 20)).toEqual([
      { id: 'a', reasons, score, choices: ['DUPLICATE'] },
    ]);
  });

  test.each([
    ['nothing in common', {}],
    ['the product at another store', { storeId: 'bell-tower', product: 'Norvik X510 冰箱' }],
    ['the store alone', { storeId: 'lakeside' }],
    ['a customer nobody knows', { customerId: null }],
  ])('not %s', (_, given) => {
    expect(idsOf([known('a', given)])).toEqual([]);
  });

  test('what is not said has nothing in common with what others did not say', () => {
    expect(idsOf([known('a', { content: '' })], nothing)).toEqual([]);
    expect(idsOf([known('a', { storeId: 'lakeside' })], { ...nothing, storeId: 'lakeside' })).toEqual([]);
  });

  test('words are alike from three tenths on', () => {
    const of = { ...nothing, content: '一二三四五六七八九十甲' };
    // Ten pairs each, three in common; then two.
    expect(idsOf([known('a', { content: '一二三四子丑寅卯辰巳午' })], of)).toEqual(['a']);
    expect(idsOf([known('a', { content: '一二三子丑寅卯辰巳午未' })], of)).toEqual([]);
  });

  test('of a long text the first thousand characters are compared', () => {
    const tail = '乙丙'.repeat(2_000);
    const content = Array.from({ length: 1_000 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
    expect(rankCandidates({ ...nothing, content }, [known('a', { content: content + tail })], 1)[0]?.score).toBe(0.6);
  });
});

describe('R5: what the clerk may make of it', () => {
  test.each([
    ['an open one is joined', 'OPEN', null, ['DUPLICATE']],
    ['an open one with an outcome is joined or repeated', 'OPEN', day(12), ['DUPLICATE', 'REPEAT']],
    ['a resolved one is repeated', 'RESOLVED', day(12), ['REPEAT']],
    ['one closed without agreement is repeated', 'CLOSED_WITHOUT_AGREEMENT', day(12), ['REPEAT']],
  ] as const)('%s', (_, status, outcomeAt, choices) => {
    const [candidate] = rankCandidates(coming, [known('a', { customerId: 'wang', status, outcomeAt })], 20);
    expect(candidate?.choices).toEqual(choices);
  });

  test.each([
    ['closed provisionally without an outcome', 'CLOSED_PROVISIONALLY', null],
    ['a duplicate of another', 'MERGED', null],
    ['taken over by a repeat', 'SUPERSEDED', day(12)],
  ] as const)('one %s is no candidate', (_, status, outcomeAt) => {
    expect(idsOf([known('a', { customerId: 'wang', status, outcomeAt })])).toEqual([]);
  });
});

describe('R5: the likeliest comes first', () => {
  test('by score', () => {
    const order = known('order', { orderKey: 'DD202611001' });
    const customer = known('customer', { customerId: 'wang', acceptedAt: day(15) });
    expect(idsOf([customer, order])).toEqual(['order', 'customer']);
  });

  test('of equals the one that happened nearest, by its acceptance where that is not known', () => {
    const near = known('near', { customerId: 'wang', occurredAt: day(19), acceptedAt: day(1) });
    const far = known('far', { customerId: 'wang', acceptedAt: day(18) });
    expect(idsOf([far, near])).toEqual(['near', 'far']);
  });

  test('else the newest, then the greater id', () => {
    const of = { ...coming, occurredAt: null };
    const older = known('older', { customerId: 'wang', acceptedAt: day(1) });
    const [a, b] = [known('a', { customerId: 'wang' }), known('b', { customerId: 'wang' })];
    expect(idsOf([a, older, b], of)).toEqual(['b', 'a', 'older']);
    expect(idsOf([b, older, a], of)).toEqual(['b', 'a', 'older']);
  });

  test('no more than asked for', () => {
    const two = [known('a', { customerId: 'wang' }), known('b', { customerId: 'wang' })];
    expect(idsOf(two, coming, 1)).toEqual(['b']);
    expect(idsOf(two, coming, 0)).toEqual([]);
  });
});
