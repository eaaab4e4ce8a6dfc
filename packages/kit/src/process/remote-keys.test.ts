import type { ServerResponse } from 'node:http';
import type { JWTVerifyGetKey } from 'jose';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { MovableClock } from '../testing/clock.js';
import { eventually } from '../testing/eventually.js';
import { createKey, type KeyPublisher, startKeyPublisher, type TestKey } from '../testing/key-publisher.js';
import { createLog } from './log.js';
import { remoteKeys } from './remote-keys.js';

const MINUTE = 60_000;
let old: TestKey;
let fresh: TestKey;
let publisher: KeyPublisher;
let clock: MovableClock;
let keys: JWTVerifyGetKey;
/** What was logged: one line for every fetch that failed. */
let failures: string[];

beforeAll(async () => {
  [old, fresh] = await Promise.all([createKey('old'), createKey('fresh')]);
});
beforeEach(async () => {
  publisher = await startKeyPublisher(old.publicJwk);
  clock = new MovableClock();
  failures = [];
  const log = createLog('keys', 'warn', { write: (line) => void failures.push(line) });
  keys = remoteKeys(publisher.url, { clock, log });
});
afterEach(() => publisher.stop().catch(() => undefined));

/** What a token that names a key finds: the key, or why not. */
async function find(kid: unknown): Promise<string> {
  try {
    await keys({ alg: 'EdDSA', kid: kid as string }, undefined as never);
    return 'found';
  } catch (error) {
    return (error as Error).name;
  }
}
const findMany = (prefix: string, count = 200) =>
  Promise.all(Array.from({ length: count }, (_, at) => find(`${prefix}-${at}`)));
const tries = () => publisher.asked + failures.length;

const broken: [string, () => unknown][] = [
  ['is away', () => publisher.stop()],
  ['answers an error', () => answer((response) => response.writeHead(500).end())],
  ['answers no JSON', () => answer((response) => response.end('<html>'))],
  ['answers no keys', () => answer((response) => response.end('{}'))],
  ['sends elsewhere', () => answer((response) => response.writeHead(302, { location: '/other' }).end())],
];
function answer(answerWith: (response: ServerResponse) => unknown): void {
  publisher.answerWith = (response) => {
    publisher.asked -= 1;
    return answerWith(response);
  };
}

test('keys of two names are found side by side, with one fetch', async () => {
  publisher.keys = [old.publicJwk, fresh.publicJwk];
  expect(await Promise.all([find('old'), find('fresh'), find('old')])).toEqual(['found', 'found', 'found']);
  expect(publisher.asked).toBe(1);
});

test('a new key is found as soon as a token names it, thirty seconds after the last fetch', async () => {
  await find('old');
  publisher.keys = [old.publicJwk, fresh.publicJwk];
  clock.moveBy(29_999);
  expect(await find('fresh')).toBe('JWKSNoMatchingKey');
  clock.moveBy(1);
  expect([await find('fresh'), await find('old')]).toEqual(['found', 'found']);
  expect(publisher.asked).toBe(2);
});

test('a withdrawn key is found for less than five minutes more', async () => {
  await find('old');
  publisher.keys = [fresh.publicJwk];
  clock.moveBy(5 * MINUTE - 1);
  expect(await find('old')).toBe('found');
  clock.moveBy(1);
  expect(await find('old')).toBe('JWKSNoMatchingKey');
});

test('two hundred unknown names at once cause one fetch, and no other within thirty seconds', async () => {
  await find('old');
  clock.moveBy(30_000);
  expect(new Set(await findMany('first'))).toEqual(new Set(['JWKSNoMatchingKey']));
  expect(publisher.asked).toBe(2);
  clock.moveBy(29_999);
  await findMany('second');
  expect(publisher.asked).toBe(2);
  clock.moveBy(1);
  await findMany('third');
  expect(publisher.asked).toBe(3);
});

test.each(broken)('a publisher that %s is tried once in thirty seconds, and known keys go on', async (_, breakIt) => {
  await find('old');
  await breakIt();
  clock.moveBy(30_000);
  expect(new Set(await findMany('first'))).toEqual(new Set(['JWKSNoMatchingKey']));
  await findMany('second');
  expect(tries()).toBe(2);
  for (let waited = 1; waited <= 120; waited += 1) {
    clock.moveBy(1_000);
    expect(await find('old')).toBe('found');
    await findMany(`after-${waited}`, 5);
  }
  expect(tries()).toBe(2 + 4);
});

test.each(broken)('a publisher that %s before any key was had is tried once a second', async (_, breakIt) => {
  await breakIt();
  expect(new Set(await findMany('old'))).toEqual(new Set(['KeysAway']));
  expect(tries()).toBe(1);
  clock.moveBy(999);
  await findMany('old');
  expect(tries()).toBe(1);
  clock.moveBy(1);
  await findMany('old');
  expect(tries()).toBe(2);
});

test('a publisher that hangs is given up after two seconds, once for all who wait', async () => {
  publisher.answerWith = () => undefined;
  const startedMs = performance.now();
  expect(new Set(await findMany('old'))).toEqual(new Set(['KeysAway']));
  expect(performance.now() - startedMs).toBeLessThan(4_000);
  expect(publisher.asked).toBe(1);
});

test('the first token a second after the publisher has come finds its key', async () => {
  await publisher.stop();
  expect(await find('old')).toBe('KeysAway');
  await publisher.start();
  clock.moveBy(1_000);
  expect(await find('old')).toBe('found');
});

test('known keys go on for days while the publisher is away, and a key withdrawn meanwhile ends after its return', async () => {
  await find('old');
  await publisher.stop();
  clock.moveBy(3 * 24 * 60 * MINUTE);
  expect(await find('old')).toBe('found');
  publisher.keys = [fresh.publicJwk];
  await publisher.start();
  clock.moveBy(30_000);
  await find('old');
  await eventually(async () => (await find('old')) === 'JWKSNoMatchingKey' || undefined);
  expect(await find('fresh')).toBe('found');
});

test('while the publisher is known to be away, one that hangs keeps no known key waiting', async () => {
  await find('old');
  await publisher.stop();
  clock.moveBy(5 * MINUTE);
  await find('old');
  await publisher.start();
  publisher.answerWith = () => undefined;
  clock.moveBy(30_000);
  const startedMs = performance.now();
  expect(await find('old')).toBe('found');
  expect(performance.now() - startedMs).toBeLessThan(1_000);
  await eventually(() => publisher.asked === 2 || undefined);
});

test('a token that names no key finds none, and nothing is fetched for it', async () => {
  expect(await Promise.all([undefined, null, 1, ['old'], {}].map(find))).toEqual(Array(5).fill('JWKSNoMatchingKey'));
  expect(publisher.asked).toBe(0);
});

test('a clock that is set back keeps nobody from new keys', async () => {
  await find('old');
  publisher.keys = [fresh.publicJwk];
  clock.moveBy(-60 * MINUTE);
  expect(await find('fresh')).toBe('found');
});
