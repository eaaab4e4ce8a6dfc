import { EVERY_SCOPE } from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit/pure';
import type { DeputyshipFacts } from '../src/domain/deputy/deputyship.js';

/** Deputyships for the tests of the rules: A holds the post, B deputises for A, and so on. */

export const now = new Date('2026-11-23T01:30:00.000Z');
export const day = (days: number, ms = 0): Date => after(now, days * DAY_MS + ms);

/** An accepted deputyship in everything from now for ten days, `A` to `B`, unless said otherwise. */
export function link(fromTo: string, change: Partial<DeputyshipFacts> = {}): DeputyshipFacts {
  const [delegatorId = '', staffId = ''] = fromTo;
  const facts = { postId: 'post', holderId: 'A', delegatorId, staffId, scopes: EVERY_SCOPE };
  return { id: fromTo, ...facts, fromAt: now, untilAt: day(10), acceptedAt: now, revokedAt: null, ...change };
}
