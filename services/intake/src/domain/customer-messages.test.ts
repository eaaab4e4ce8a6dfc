import { describe, expect, test } from 'vitest';
import {
  acknowledgement,
  decisionIssued,
  MessageKind,
  planProposed,
  ratingReminder,
  ratingRequest,
} from './customer-messages.js';
import { subjectOf } from './message-subjects.js';

const now = new Date('2026-11-23T01:30:00.000Z');

test('R3, R95: the acknowledgement tells number and expected time, in the zone of the chain, in both languages', () => {
  const words = acknowledgement(
    { number: 'K7QM-2F9D-XW3T', expectedAt: new Date('2026-11-25T16:05:00.000Z') },
    'Asia/Shanghai',
  );
  for (const text of [words.ZH, words.EN]) {
    expect(text).toContain('K7QM-2F9D-XW3T');
    expect(text).toContain('2026-11-26 00:05');
  }
});

test('R71, R95: the rating request holds the link in both languages', () => {
  const { ZH, EN } = ratingRequest({ number: 'K7QM-2F9D-XW3T', link: 'https://example.com/rate#t', isAgreed: true });
  expect(ZH).toContain('https://example.com/rate#t （');
  expect(EN).toContain('https://example.com/rate#t (');
});

test('R38, R95: where nothing was agreed nobody says that it is settled', () => {
  const { ZH, EN } = ratingRequest({ number: 'K7QM-2F9D-XW3T', link: 'https://example.com/rate#t', isAgreed: false });
  expect(ZH).toContain('已结案');
  expect(EN).toContain('has been closed');
  expect(ZH + EN).not.toMatch(/处理完毕|settled/);
});

describe('R32, R95: a plan is offered in both languages', () => {
  const plan = { number: 'K7QM-2F9D-XW3T', link: 'https://example.com/plan#t' };
  const dueAt = new Date('2026-11-25T16:05:00.000Z');

  test.each([
    ['RETURN', '退货退款', 'refund'],
    ['EXCHANGE', '换货', 'exchange'],
    ['COMPENSATION', '补偿', 'compensation'],
  ] as const)('with money for %s and the day in the zone of the chain', (purpose, zh, en) => {
    const { ZH, EN } = planProposed({ ...plan, compensationFen: 8_050, purpose, dueAt }, 'Asia/Shanghai');
    expect(ZH).toContain(`K7QM-2F9D-XW3T有了处理方案（${zh}80.50元，2026-11-26前完成）。请确认`);
    expect(EN).toContain(`K7QM-2F9D-XW3T (${en} of CNY 80.50, by 2026-11-26). Please`);
  });

  test('or without either', () => {
    const { ZH, EN } = planProposed({ ...plan, compensationFen: null, purpose: null, dueAt: null }, 'Asia/Shanghai');
    expect(ZH).toBe(
      '您的投诉K7QM-2F9D-XW3T有了处理方案。请确认接受或提出异议：https://example.com/plan#t （链接仅可使用一次）。',
    );
    expect(EN).toBe(
      'There is a solution for your complaint K7QM-2F9D-XW3T. Please accept it or object: https://example.com/plan#t (the link works once).',
    );
  });
});

test('R33, R36, R95: the letter of a decision is handed over with the last day of its link, in the zone of the chain', () => {
  const letter = { number: 'K7QM-2F9D-XW3T', link: 'https://example.com/decision#t' };
  const { ZH, EN } = decisionIssued({ ...letter, expiresAt: new Date('2026-11-25T16:05:00.000Z') }, 'Asia/Shanghai');
  expect(ZH).toContain('https://example.com/decision#t （2026-11-26前');
  expect(EN).toContain('https://example.com/decision#t (it can be read until 2026-11-26)');
});

describe('R95: what is written fits', () => {
  const number = 'K7QM-2F9D-XW3T';
  const link = `https://complaints.example.com/rate#${'t'.repeat(43)}`;
  const zone = 'Asia/Shanghai';
  const plan = { number, link, compensationFen: 123_456_789, purpose: 'RETURN', dueAt: now } as const;
  const all = [
    acknowledgement({ number, expectedAt: now }, zone),
    ratingRequest({ number, link, isAgreed: true }),
    ratingRequest({ number, link, isAgreed: false }),
    ratingReminder({ number, link }),
    planProposed(plan, zone),
    decisionIssued({ number, link, expiresAt: now }, zone),
  ];

  test('three parts of a text message in Chinese, two in English, in the signs that every phone knows', () => {
    for (const { ZH, EN } of all) {
      expect(ZH.length).toBeLessThanOrEqual(3 * 67);
      expect(EN.length).toBeLessThanOrEqual(2 * 153);
      expect(EN).toMatch(/^[A-Za-z0-9 .,:;?!'"()/#+&=_-]+$/);
    }
  });

  test('one line for the subject of an e-mail, in both languages', () => {
    for (const kind of Object.values(MessageKind)) {
      expect(subjectOf[kind].ZH).toMatch(/^[\u4e00-\u9fff：]{4,30}$/);
      expect(subjectOf[kind].EN).toMatch(/^[A-Za-z: ]{4,60}$/);
    }
  });
});
