import { ComplaintStatus } from '@complaints/contracts';
import { describe, expect, test } from 'vitest';
import { trackedAs } from './tracked-status.js';
import { tooManyTries } from './tracking.js';
import { readTypedContact } from './typed-contact.js';

describe('R3, R5: the contact that is asked for with a number', () => {
  test.each([
    [' W@Example.com ', [{ kind: 'EMAIL', value: 'w@example.com' }]],
    [
      '138 1234 5678',
      [
        { kind: 'PHONE', value: '+8613812345678' },
        { kind: 'MEMBER_NUMBER', value: '138 1234 5678' },
      ],
    ],
    ['Ｍ１００', [{ kind: 'MEMBER_NUMBER', value: 'M100' }]],
  ])('%j may be %j', (typed, items) => expect(readTypedContact(typed)).toEqual(items));

  test('one try is one guess: of several phones none counts, nor one that many share', () => {
    for (const typed of ['13812345678, 13912345678', '95588']) {
      expect(readTypedContact(typed).map(({ kind }) => kind)).toEqual(['MEMBER_NUMBER']);
    }
  });

  test.each(['', '  ', 'a\0b', '\ud83d', 'x'.repeat(255)])('%j is none', (typed) =>
    expect(readTypedContact(typed)).toEqual([]),
  );

  test('a refusal says from when on to try again', () => {
    expect(tooManyTries(new Date('2026-11-23T01:30:00.000Z'))).toMatchObject({
      code: 'TOO_MANY_TRIES',
      message: expect.stringContaining('2026-11-23T01:30:00.000Z'),
      path: ['number'],
    });
  });
});

test.each(Object.values(ComplaintStatus))('R3, R95: a customer is told what %s means, in both languages', (status) => {
  const { step } = trackedAs[status];
  expect(step.ZH).toMatch(/^[\u4e00-\u9fff，。：、]+$/);
  expect(step.EN).toMatch(/^[A-Z][\w ,;.]+.$/);
});
