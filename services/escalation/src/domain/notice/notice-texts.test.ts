import { DeadlineKind } from '@complaints/contracts';
import { expect, test } from 'vitest';
import { NoticeKind } from './notice.js';
import { noticeText } from './notice-texts.js';

test('R95: every notice says something of its own in both languages, of each clock', () => {
  const clocks = Object.values(DeadlineKind);
  const texts = Object.values(NoticeKind).flatMap((kind) =>
    kind.startsWith('DEADLINE')
      ? clocks.map((deadlineKind) => noticeText({ kind, deadlineKind }))
      : [noticeText({ kind, deadlineKind: null })],
  );
  for (const language of ['zh', 'en'] as const) {
    expect(new Set(texts.map((text) => text[language])).size).toBe(texts.length);
  }
  expect(texts.every(({ zh, en }) => /[\u4e00-\u9fff]/.test(zh) && /^[A-Z].*\.$/.test(en))).toBe(true);
});
test('R28: a notice of a clock names the clock', () => {
  expect(noticeText({ kind: 'DEADLINE_NEAR', deadlineKind: 'PLAN' })).toEqual({
    zh: '商定方案期限将至。',
    en: 'A plan deadline draws near.',
  });
});
