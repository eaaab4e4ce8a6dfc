import { describe, expect, test } from 'vitest';
import { readPlanAnswer } from './plan-answer.js';

describe('R32: a plan is accepted or objected to', () => {
  test('an objection may say why, and the words are kept as written', () => {
    expect(readPlanAnswer({ accepted: false, objection: ' 太少了 ' })).toEqual({
      accepted: false,
      objection: ' 太少了 ',
    });
    expect(readPlanAnswer({ accepted: false })).toEqual({ accepted: false, objection: null });
    expect(readPlanAnswer({ accepted: true, objection: ' ' })).toEqual({ accepted: true, objection: null });
  });

  test('nobody does both', () => {
    expect(() => readPlanAnswer({ accepted: true, objection: '太少了' })).toThrow(
      expect.objectContaining({ code: 'OBJECTION_WITH_ACCEPTANCE', path: ['objection'] }),
    );
  });

  test('an objection has at most 2,000 characters', () => {
    expect(readPlanAnswer({ accepted: false, objection: '字'.repeat(2_000) }).objection).toHaveLength(2_000);
    expect(() => readPlanAnswer({ accepted: false, objection: '字'.repeat(2_001) })).toThrow(
      expect.objectContaining({ code: 'TEXT_TOO_LONG', path: ['objection'] }),
    );
  });
});
