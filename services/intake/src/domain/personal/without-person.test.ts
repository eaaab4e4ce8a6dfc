import { expect, test } from 'vitest';
import { withoutPerson } from './without-person.js';

test('R8: what is kept of a reason names the person no more', () => {
  const items = [
    { kind: 'NAME', value: '王芳' },
    { kind: 'PHONE', value: '+8613912345678' },
    { kind: 'EMAIL', value: 'wang@example.com' },
    { kind: 'MEMBER_NUMBER', value: 'M-77' },
  ] as const;
  expect(withoutPerson('王芳（会员M-77）来电13912345678、+8613912345678，另有 138 0000 0001', items)).toBe(
    '*（会员*）来电*、*，另有 138****0001',
  );
  expect(withoutPerson('依法删除', [])).toBe('依法删除');
});
