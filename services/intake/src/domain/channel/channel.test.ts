import { DAY_MS } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { defaultPolicy } from '../policy.js';
import {
  type ChannelState,
  type GivenChannel,
  isOperatedByChain,
  isReachedAlike,
  isStale,
  readChannel,
  readFinding,
  touchesWhatIsSettled,
  verifiedUntil,
} from './channel.js';

const hotline: GivenChannel = {
  kind: 'PHONE',
  source: 'STORE',
  operatedByChain: true,
  address: ' 400-000-0000 ',
  openingHours: [],
  hoursNoteZh: '节假日照常',
  publishedIn: [' 海报 ', '', '海报', '官网'],
};
const read = (changes: Partial<GivenChannel> = {}) => readChannel({ ...hotline, ...changes });
const refusal = (changes: Partial<GivenChannel>) => {
  try {
    return read(changes);
  } catch (error) {
    const { code, path } = error as { code: string; path: string[] };
    return `${code} ${path.join('.')}`;
  }
};

test('R1: a channel is kept with what is known of it', () => {
  expect(read()).toEqual({
    storeId: null,
    kind: 'PHONE',
    source: 'STORE',
    address: '400-000-0000',
    openingHours: [],
    hoursNoteZh: '节假日照常',
    hoursNoteEn: null,
    publishedIn: ['海报', '官网'],
    keeperPostId: null,
  });
});

test('R1: a hotline that the chain operates is no public web, and one that others operate is no store', () => {
  expect(refusal({ source: 'PUBLIC_WEB' })).toBe('SOURCE_CONTRADICTS_CHANNEL source');
  expect(refusal({ operatedByChain: false })).toBe('SOURCE_CONTRADICTS_CHANNEL source');
  expect(isOperatedByChain(read())).toBe(true);
  expect(isOperatedByChain(read({ operatedByChain: false, source: 'AUTHORITY' }))).toBe(false);
});

test.each([
  ['PHONE', ['95500', '+86 21 5555 0000', '021(5555)'], ['phone', '12', '']],
  ['EMAIL', ['help@example.com'], ['help', 'a b@example.com', '@example.com']],
  ['WEB_FORM', ['https://example.com/complain'], ['http://example.com', 'example.com', 'https://']],
  ['COUNTER', ['一层服务台'], ['', ' ']],
] as const)('R1: %s is reached at an address of its own form', (kind, good, bad) => {
  for (const address of good) {
    expect(read({ kind, address }).address).toBe(address);
  }
  for (const address of bad) expect(refusal({ kind, address })).toBe('ADDRESS_INVALID address');
});

test('R1: texts are bounded and Unicode', () => {
  const text = (length: number) => '号'.repeat(length);
  expect(read({ kind: 'LETTER', address: text(300) }).address).toHaveLength(300);
  expect(refusal({ kind: 'LETTER', address: text(301) })).toBe('TEXT_TOO_LONG address');
  expect(refusal({ kind: 'LETTER', address: 'a\0' })).toBe('TEXT_NOT_UNICODE address');
  expect(refusal({ hoursNoteEn: text(201) })).toBe('TEXT_TOO_LONG hoursNoteEn');
  expect(refusal({ publishedIn: ['海报', text(201)] })).toBe('TEXT_TOO_LONG publishedIn.1');
  const places = Array.from({ length: 21 }, (_, index) => `place ${index}`);
  expect(read({ publishedIn: places.slice(1) }).publishedIn).toHaveLength(20);
  expect(refusal({ publishedIn: places })).toBe('PUBLICATIONS_TOO_MANY publishedIn');
});

test('R1: a channel is stale a millisecond after its period, before it was ever verified, and never once retired', () => {
  const verifiedAt = new Date('2026-08-25T01:30:00.000Z');
  const until = new Date(verifiedAt.getTime() + 90 * DAY_MS);
  const stale = (now: Date, channel: { verifiedAt: Date | null; retiredAt: Date | null }) =>
    isStale(channel, defaultPolicy, now);
  expect(verifiedUntil(verifiedAt, defaultPolicy)).toEqual(until);
  expect(verifiedUntil(null, defaultPolicy)).toBeNull();
  expect(stale(until, { verifiedAt, retiredAt: null })).toBe(false);
  const justAfter = new Date(until.getTime() + 1);
  expect(stale(justAfter, { verifiedAt, retiredAt: null })).toBe(true);
  expect(stale(justAfter, { verifiedAt, retiredAt: until })).toBe(false);
  expect(stale(verifiedAt, { verifiedAt: null, retiredAt: null })).toBe(true);
});

test('R1: where it belongs, what it is, what it counts as and who keeps it is settled by administrators alone', () => {
  const held: ChannelState = read();
  const free: ChannelState = { ...held, address: '95500', hoursNoteZh: null, publishedIn: [], openingHours: [] };
  expect(touchesWhatIsSettled(held, free)).toBe(false);
  for (const change of [{ storeId: 'a' }, { kind: 'APP' }, { source: 'MAILBOX' }, { keeperPostId: 'b' }] as const) {
    expect(touchesWhatIsSettled(held, { ...held, ...change })).toBe(true);
  }
});

test('R1: what is reached at another address, or by another kind, is verified anew', () => {
  const held = read();
  expect(isReachedAlike(held, { ...held, publishedIn: [] })).toBe(true);
  expect(isReachedAlike(held, { ...held, address: '95500' })).toBe(false);
  expect(isReachedAlike(held, { ...held, kind: 'TEXT_MESSAGE' })).toBe(false);
});

test('R1: what is not in order is said', () => {
  expect(readFinding({ inOrder: true })).toBeNull();
  expect(readFinding({ inOrder: false, finding: '无人接听' })).toBe('无人接听');
  expect(() => readFinding({ inOrder: false, finding: ' ' })).toThrow('Say what is not in order.');
});
