import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { networkOf, publicLimit } from './public-limit.js';
import { startTinyHouse, type TinyHouse } from './testing/tiny-house.js';

const start = new Date('2026-11-23T01:30:00.000Z');

describe('R3: what strangers ask from one address', () => {
  const limited = (perMinute: number) => {
    let now = start.getTime();
    const take = publicLimit({ perMinute, clock: { now: () => new Date(now) } });
    return { take, moveBy: (ms: number) => (now += ms) };
  };

  test('is bounded, says when to come again, and grows steadily within a minute', () => {
    const { take, moveBy } = limited(60);
    for (let asked = 0; asked < 60; asked += 1) expect(take('a', 1)).toBe(0);
    expect(take('a', 1)).toBe(1);
    expect(take('a', 5)).toBe(5);
    moveBy(999);
    expect(take('a', 1)).toBe(1);
    moveBy(1);
    expect(take('a', 1)).toBe(0);
    expect(take('a', 1)).toBe(1);
    moveBy(3_600_000);
    expect(take('a', 60)).toBe(0);
    expect(take('a', 1)).toBe(1);
  });

  test('takes nothing from others, and a clock set back gives nothing', () => {
    const { take, moveBy } = limited(2);
    expect([take('a', 2), take('a', 1), take('b', 1)]).toEqual([0, 30, 0]);
    moveBy(-60_000);
    expect(take('a', 1)).toBe(30);
  });

  test('what costs more than everything costs everything', () => {
    const { take } = limited(3);
    expect([take('a', 10), take('a', 1)]).toEqual([0, 20]);
  });

  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s counts as %s', (address, network) => expect(networkOf(address)).toBe(network));
});

describe('R3: at the door', () => {
  let house: TinyHouse;
  beforeEach(async () => {
    house = await startTinyHouse({ PUBLIC_REQUESTS_PER_MINUTE: '3', TRUSTED_PROXIES: '127.0.0.1' });
  });
  afterEach(() => house.stop());

  const RATE = 'mutation { rateHandling(stars: 5) }';
  const from = (address: string, token: string | null = null) =>
    house.ask(RATE, { token, headers: { 'x-forwarded-for': address } });

  test('a stranger who asks too often is told so, and when to come again; others are not', async () => {
    for (let asked = 0; asked < 3; asked += 1) expect((await from('203.0.113.7')).data).toEqual({ rateHandling: 5 });
    const refused = await from('203.0.113.7');
    expect(refused).toMatchObject({ status: 429, errors: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }] });
    expect(refused.headers.get('retry-after')).toBe('20');
    expect((await from('203.0.113.8')).status).toBe(200);
    expect((await from('203.0.113.7', await house.token())).status).toBe(200);
    house.clock.moveBy(20_000);
    expect((await from('203.0.113.7')).status).toBe(200);
    expect((await from('203.0.113.7')).status).toBe(429);
  });

  test('each field of an operation counts', async () => {
    const statusOf = async (query: string) => (await house.ask(query, { token: null })).status;
    expect(await statusOf('{ a: linkedPlan(token: "a") b: linkedPlan(token: "b") }')).toBe(200);
    expect(await statusOf('{ a: linkedPlan(token: "a") b: linkedPlan(token: "b") }')).toBe(429);
    expect(await statusOf('{ __typename }')).toBe(200);
    expect(await statusOf('{ __typename }')).toBe(429);
  });

  test('an address that nobody trusted forwards is not believed', async () => {
    await house.stop();
    house = await startTinyHouse({ PUBLIC_REQUESTS_PER_MINUTE: '1', TRUSTED_PROXIES: '192.0.2.0/24' });
    expect((await from('203.0.113.7')).status).toBe(200);
    expect((await from('203.0.113.8')).status).toBe(429);
  });
});
