import { describe, expect, test } from 'vitest';
import { defaultPolicy } from './policy.js';
import { makesRepeat, readAnswer, wordsOfDissatisfaction } from './rating.js';

const content = { resultSatisfaction: 3, handlingSatisfaction: 3, solved: true };

describe('R71: an answer', () => {
  test.each(['resultSatisfaction', 'handlingSatisfaction', 'speed', 'professionalism'])('%s is 1 to 5', (field) => {
    for (const grade of [1, 5]) expect(readAnswer({ ...content, [field]: grade })).toMatchObject({ [field]: grade });
    for (const grade of [0, 6]) {
      expect(() => readAnswer({ ...content, [field]: grade })).toThrow(
        expect.objectContaining({ code: 'GRADE_OUT_OF_RANGE', path: [field] }),
      );
    }
  });

  test('speed, professionalism and opinion may be left out', () => {
    expect(readAnswer(content)).toEqual({ ...content, speed: null, professionalism: null, opinion: null });
  });

  test('an opinion is Unicode text', () => {
    expect(() => readAnswer({ ...content, opinion: '\ud83d' })).toThrow(
      expect.objectContaining({ code: 'TEXT_NOT_UNICODE' }),
    );
  });
});

describe('R38, R71: dissatisfaction makes a repeat, but where it was counted with the closing', () => {
  test.each([
    [3, 3, true, false],
    [2, 5, true, true],
    [5, 2, true, true],
    [5, 5, false, true],
    [1, 1, false, true],
  ])('result %i, handling %i, solved %s: %s', (resultSatisfaction, handlingSatisfaction, solved, expected) => {
    const answer = { resultSatisfaction, handlingSatisfaction, solved };
    expect(makesRepeat(answer, 'RESOLVED', defaultPolicy)).toBe(expected);
    expect(makesRepeat(answer, 'CLOSED_WITHOUT_AGREEMENT', defaultPolicy)).toBe(false);
  });

  test('the repeat says what the customer wrote', () => {
    const answer = readAnswer({ ...content, solved: false, opinion: '还是不制冷' });
    expect(wordsOfDissatisfaction(answer, 'ZH')).toBe('还是不制冷');
  });

  test('R95: or a sentence in the language of the customer', () => {
    const answer = readAnswer({ ...content, resultSatisfaction: 1, solved: false });
    expect(wordsOfDissatisfaction(answer, 'ZH')).toBe(
      '客户对受理成果不满意：处理结果1分，处理过程3分（满分5分），问题未解决。',
    );
    expect(wordsOfDissatisfaction(answer, 'EN')).toBe(
      'The customer is dissatisfied after the outcome: result 1 of 5, handling 3 of 5, not solved.',
    );
    const unhappy = readAnswer({ ...content, resultSatisfaction: 1, solved: true });
    expect(wordsOfDissatisfaction(unhappy, 'ZH')).toContain('问题已解决。');
    expect(wordsOfDissatisfaction(unhappy, 'EN')).toContain('handling 3 of 5, solved.');
  });
});
