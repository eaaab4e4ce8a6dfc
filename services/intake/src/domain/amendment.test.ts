import { after } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { type AmendableComplaint, amend, checkRevision, readReason } from './amendment.js';

const acceptedAt = new Date('2026-11-23T01:30:00.000Z');
const complaint: AmendableComplaint = {
  content: '冰箱不制冷',
  demand: '换一台',
  expectation: null,
  anger: 3,
  occurredAt: null,
  occurredPlace: null,
  peopleInvolved: null,
  orderReference: null,
  product: '冰箱',
  revision: 2,
  confidentialTowardsStore: false,
  acceptedAt,
};

describe('R2: what is said of a complaint can be amended, and what was said before stays', () => {
  test('what is left out stays, null takes away, and every change is listed with what was before', () => {
    const { state, changes } = amend(complaint, { demand: null, anger: 5, occurredAt: after(acceptedAt, -1_000) });
    expect(state).toMatchObject({ content: '冰箱不制冷', demand: null, anger: 5, product: '冰箱' });
    expect(changes).toEqual([
      { field: 'demand', before: '换一台', after: null },
      { field: 'anger', before: '3', after: '5' },
      { field: 'occurredAt', before: null, after: '2026-11-23T01:29:59.000Z' },
    ]);
  });

  test('what is the same is no change', () => {
    expect(amend(complaint, { content: '冰箱不制冷', anger: 3, confidentialTowardsStore: false }).changes).toEqual([]);
  });

  test('confidentiality is one of them', () => {
    expect(amend(complaint, { confidentialTowardsStore: true }).changes).toEqual([
      { field: 'confidentialTowardsStore', before: 'false', after: 'true' },
    ]);
  });

  test('it happened by the moment of acceptance: exactly then, and not one millisecond later', () => {
    expect(amend(complaint, { occurredAt: acceptedAt }).changes).toHaveLength(1);
    expect(() => amend(complaint, { occurredAt: after(acceptedAt, 1) })).toThrow(
      expect.objectContaining({ code: 'OCCURRED_IN_FUTURE' }),
    );
  });

  test('the content is never taken away', () => {
    expect(amend(complaint, { content: null }).changes).toEqual([]);
    expect(() => amend(complaint, { content: ' ' })).toThrow(expect.objectContaining({ code: 'CONTENT_EMPTY' }));
  });

  test('whoever has not seen the newest revision is refused', () => {
    expect(() => checkRevision(complaint, 2)).not.toThrow();
    for (const expected of [1, 3]) {
      expect(() => checkRevision(complaint, expected)).toThrow(
        expect.objectContaining({ code: 'REVISION_CONFLICT', path: ['expectedRevision'] }),
      );
    }
  });
});

test('R14: whoever corrects says why, in bounded words', () => {
  expect(readReason(' 记错了 ')).toBe('记错了');
  for (const nothing of [null, undefined, ' ']) {
    expect(() => readReason(nothing)).toThrow(expect.objectContaining({ code: 'REASON_MISSING', path: ['reason'] }));
  }
  expect(readReason('字'.repeat(500))).toHaveLength(500);
  expect(() => readReason('字'.repeat(501))).toThrow(expect.objectContaining({ code: 'TEXT_TOO_LONG' }));
});
