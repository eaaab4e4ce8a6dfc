import { isIPv6 } from 'node:net';
import type { Clock } from '@complaints/kit/process';
import { BoundedMap } from './bounded-map.js';

/** So many addresses are remembered; the one not heard of for longest begins anew. */
const MOST_ADDRESSES = 50_000;
const MINUTE_MS = 60_000;

/** What is left of an address's allowance, and since when it grows. */
interface Bucket {
  left: number;
  at: number;
}

/**
 * Takes something from the allowance of an address, which fills up steadily within a minute.
 * @param cost more than the whole allowance costs all of it
 * @returns 0 when it was taken, otherwise in how many seconds it can be
 */
export type PublicLimit = (address: string, cost: number) => number;

/** Bounds what strangers ask from one address; a network of IPv6 that one customer is given counts as one address. */
export function publicLimit({ perMinute, clock }: { perMinute: number; clock: Clock }): PublicLimit {
  const buckets = new BoundedMap<string, Bucket>(MOST_ADDRESSES);
  return (address, asked) => {
    const key = networkOf(address);
    const cost = Math.min(asked, perMinute);
    const now = clock.now().getTime();
    const { left, at } = buckets.get(key) ?? { left: perMinute, at: now };
    const grown = Math.min(perMinute, left + (Math.max(0, now - at) * perMinute) / MINUTE_MS);
    const taken = grown >= cost;
    buckets.set(key, { left: taken ? grown - cost : grown, at: now });
    return taken ? 0 : Math.ceil(((cost - grown) * MINUTE_MS) / perMinute / 1_000);
  };
}

/** An address of IPv4 as it is, one of IPv6 by its first 64 bits. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const groups = (part: string) => part.split(':').filter(Boolean);
  const [before, after] = [groups(head), groups(tail ?? '')];
  const zeros = Array.from(
    { length: tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length) },
    () => '0',
  );
  const all = [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16).toString(16));
  return `${all.slice(0, 4).join(':')}::/64`;
}
