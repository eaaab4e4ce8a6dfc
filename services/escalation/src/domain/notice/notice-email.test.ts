import { expect, test } from 'vitest';
import { noticeEmail } from './notice-email.js';

const missed = { kind: 'DEADLINE_MISSED', deadlineKind: 'CONTACT', caseId: 'one' } as const;
const climbed = { kind: 'CASE_CLIMBED', deadlineKind: null, caseId: 'two' } as const;

test('R95: one notice is the subject itself, in both languages', () => {
  expect(noticeEmail([missed])).toEqual({
    subject: '投诉处理：联系客户期限已过。 / A contact deadline was missed.',
    text: '联系客户期限已过。 A contact deadline was missed.\none\n',
  });
});
test('R95: several at once are one e-mail', () => {
  const { subject, text } = noticeEmail([missed, climbed]);
  expect(subject).toBe('投诉处理：2条通知 / 2 notices');
  expect(text).toContain('one\n\n一件投诉逐层上报至您处');
  expect(text.endsWith('two\n')).toBe(true);
});
test('R62: what is of no case names none', () => {
  const { text } = noticeEmail([{ kind: 'AUTHORITY_EXHAUSTED', deadlineKind: null, caseId: null }, missed]);
  expect(text).toMatch(/asked\.\n\n联系客户期限已过/);
});
