import { after } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { type GivenStatement, readStatement } from './registration.js';

const now = new Date('2026-11-23T01:30:00.000Z');
const read = (given: Partial<GivenStatement>) => readStatement({ content: '冰箱不制冷', ...given }, now);
const refusal = (code: string, field: string) => expect.objectContaining({ code, path: [field] });

test('R2: the words are kept as written, blank ones are nothing', () => {
  expect(read({ content: '  冰箱\n不制冷 ', demand: ' ', expectation: '', anger: 1, occurredAt: now })).toEqual({
    content: '  冰箱\n不制冷 ',
    demand: null,
    expectation: null,
    anger: 1,
    occurredAt: now,
    occurredPlace: null,
    peopleInvolved: null,
    orderReference: null,
    product: null,
  });
});

test.each(['', ' \t\n', '　'])('R2: the content %j is empty', (content) => {
  expect(() => read({ content })).toThrow(refusal('CONTENT_EMPTY', 'content'));
});

test('R2: content has at most 10,000 characters, however many units they take', () => {
  expect(read({ content: '𠮷'.repeat(10_000) }).content).toHaveLength(20_000);
  expect(() => read({ content: '𠮷'.repeat(10_001) })).toThrow(refusal('CONTENT_TOO_LONG', 'content'));
  expect(() => read({ content: '字'.repeat(10_001) })).toThrow(refusal('CONTENT_TOO_LONG', 'content'));
});

test.each(['NUL \0 inside', 'half a pair \ud83d', '\ude00 the other half'])('R2: %j is not Unicode text', (text) => {
  expect(() => read({ content: text })).toThrow(refusal('TEXT_NOT_UNICODE', 'content'));
  expect(() => read({ demand: text })).toThrow(refusal('TEXT_NOT_UNICODE', 'demand'));
});

test('R2: the other texts are bounded too', () => {
  expect(read({ demand: '字'.repeat(2_000) }).demand).toHaveLength(2_000);
  expect(() => read({ demand: '字'.repeat(2_001) })).toThrow(refusal('TEXT_TOO_LONG', 'demand'));
  expect(() => read({ expectation: '字'.repeat(2_001) })).toThrow(refusal('TEXT_TOO_LONG', 'expectation'));
  expect(() => read({ orderReference: '1'.repeat(201) })).toThrow(refusal('TEXT_TOO_LONG', 'orderReference'));
  expect(() => read({ product: '1'.repeat(201) })).toThrow(refusal('TEXT_TOO_LONG', 'product'));
});

test('R2: anger is 1 to 5', () => {
  for (const anger of [1, 5]) expect(read({ anger }).anger).toBe(anger);
  for (const anger of [0, 6, -1]) expect(() => read({ anger })).toThrow(refusal('ANGER_OUT_OF_RANGE', 'anger'));
});

test('R2: what happened has happened: now, but not one millisecond later', () => {
  expect(read({ occurredAt: now }).occurredAt).toEqual(now);
  expect(() => read({ occurredAt: after(now, 1) })).toThrow(refusal('OCCURRED_IN_FUTURE', 'occurredAt'));
});
