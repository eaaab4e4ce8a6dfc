import { Level, Source } from '@complaints/contracts';
import { after } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { deriveLevel, type EarlierComplaint } from './derive-level.js';
import { defaultPolicy } from './policy.js';

const acceptedAt = new Date('2026-11-23T01:30:00.000Z');
const earlierOf = (given: Partial<EarlierComplaint> = {}): EarlierComplaint => ({
  id: '0199a1b2-c3d4-7000-8000-000000000001',
  level: Level.FIRST,
  status: 'RESOLVED',
  outcomeAt: after(acceptedAt, -1),
  ...given,
});
const derive = (earlier: EarlierComplaint[], source: Source = Source.STORE) =>
  deriveLevel({ source, acceptedAt }, earlier, defaultPolicy);
const levelOf = (earlier: EarlierComplaint[], source?: Source) => derive(earlier, source).level;

describe('R10: FIRST', () => {
  test.each([Source.PRESIDENT, Source.SPOKESPERSON, Source.MAILBOX, Source.STORE])(
    'a first complaint through the internal source %s',
    (source) => expect(levelOf([], source)).toBe('FIRST'),
  );

  test('a further complaint while the first has no outcome is dissatisfied with none', () => {
    expect(levelOf([earlierOf({ status: 'OPEN', outcomeAt: null })])).toBe('FIRST');
  });

  test('R38: an outcome one millisecond after the new complaint does not count', () => {
    expect(derive([earlierOf({ outcomeAt: after(acceptedAt, 1) })])).toMatchObject({
      level: 'FIRST',
      trace: [{ counted: false, reason: 'OUTCOME_AFTER' }],
    });
  });

  test('R5: a duplicate never counts, even with an outcome', () => {
    expect(derive([earlierOf({ status: 'MERGED' })])).toMatchObject({
      level: 'FIRST',
      trace: [{ counted: false, reason: 'MERGED' }],
    });
  });
});

describe('R11: SECOND', () => {
  test('one earlier outcome, one millisecond before', () => {
    expect(derive([earlierOf()])).toMatchObject({
      level: 'SECOND',
      trace: [{ counted: true, reason: 'OUTCOME_BEFORE' }],
    });
  });

  test('an outcome at the very moment the new complaint comes is already there', () => {
    expect(levelOf([earlierOf({ outcomeAt: acceptedAt })])).toBe('SECOND');
  });

  test('R38: a plan deadline missed without a decision is an outcome of a complaint that is still open', () => {
    expect(levelOf([earlierOf({ status: 'OPEN' })])).toBe('SECOND');
  });

  test('R38: one that a repeat took over counts when it had an outcome, and not otherwise', () => {
    expect(levelOf([earlierOf({ status: 'SUPERSEDED' })])).toBe('SECOND');
    expect(levelOf([earlierOf({ status: 'SUPERSEDED', outcomeAt: null })])).toBe('FIRST');
  });
});

describe('R12: MAJOR', () => {
  test('two earlier outcomes', () => {
    expect(levelOf([earlierOf(), earlierOf({ level: Level.SECOND })])).toBe('MAJOR');
  });

  test('two earlier complaints of which one had no outcome are not enough', () => {
    expect(levelOf([earlierOf(), earlierOf({ level: Level.FIRST, outcomeAt: null })])).toBe('SECOND');
  });

  test.each([Source.PUBLIC_WEB, Source.MEDIA, Source.CONSUMER_ASSOCIATION, Source.AUTHORITY])(
    'even the first through the external source %s',
    (source) => expect(levelOf([], source)).toBe('MAJOR'),
  );
});

describe('R13: ABNORMAL', () => {
  test.each([Level.MAJOR, Level.ABNORMAL])('after an outcome of a %s complaint, by an internal source', (level) => {
    expect(levelOf([earlierOf({ level })])).toBe('ABNORMAL');
  });

  test('after an outcome of a MAJOR complaint, by an external source', () => {
    expect(levelOf([earlierOf({ level: Level.MAJOR })], Source.MEDIA)).toBe('ABNORMAL');
  });

  test('not before the MAJOR complaint has an outcome', () => {
    expect(levelOf([earlierOf({ level: Level.MAJOR, outcomeAt: null })])).toBe('MAJOR');
  });

  test('not after a duplicate of a MAJOR complaint', () => {
    expect(levelOf([earlierOf({ level: Level.MAJOR, status: 'MERGED' })])).toBe('FIRST');
  });
});

describe('R5, R12: what was joined to it', () => {
  const joined = (...joinedSources: Source[]) =>
    deriveLevel({ source: Source.STORE, acceptedAt, joinedSources }, [], defaultPolicy);

  test('from outside makes it MAJOR, and the sentence says from where', () => {
    expect(joined(Source.STORE, Source.MEDIA)).toMatchObject({
      level: 'MAJOR',
      ground: 'EXTERNAL_DUPLICATE',
      sentenceEn: 'MAJOR: the same was said from outside the chain, through the media. Policy version 1.',
      sentenceZh: '重大投诉：同一投诉又通过外部渠道（媒体）提出。政策版本1。',
    });
  });

  test('from inside adds nothing', () => expect(joined(Source.STORE, Source.MAILBOX).level).toBe('FIRST'));
});

describe('R13, R24: failed attempts', () => {
  const tracked = (failedAttempts: number, source: Source = Source.MEDIA, earlier: EarlierComplaint[] = []) =>
    deriveLevel({ source, acceptedAt, failedAttempts }, earlier, defaultPolicy);

  test('the third at a MAJOR complaint makes it ABNORMAL, the second does not', () => {
    expect(tracked(2).level).toBe('MAJOR');
    expect(tracked(3)).toMatchObject({
      level: 'ABNORMAL',
      ground: 'ATTEMPTS_FAILED',
      sentenceEn: 'ABNORMAL: settling this MAJOR complaint has failed 3 times. Policy version 1.',
      sentenceZh: '异常投诉：重大投诉处理已3次未果。政策版本1。',
    });
    expect(tracked(4).level).toBe('ABNORMAL');
  });

  test('below MAJOR they change nothing', () => {
    expect(tracked(3, Source.STORE).level).toBe('FIRST');
    expect(tracked(3, Source.STORE, [earlierOf()]).level).toBe('SECOND');
  });

  test('what stands at MAJOR because its matter does becomes ABNORMAL as well', () => {
    const open = earlierOf({ level: Level.MAJOR, status: 'SUPERSEDED', outcomeAt: null });
    expect(tracked(3, Source.STORE, [open])).toMatchObject({ level: 'ABNORMAL', ground: 'ATTEMPTS_FAILED' });
  });
});

describe('R14: a level is derived and explained', () => {
  test.each([Level.SECOND, Level.MAJOR, Level.ABNORMAL])(
    'never less than %s, which the matter has reached',
    (level) => {
      expect(levelOf([earlierOf({ level, status: 'OPEN', outcomeAt: null })])).toBe(level);
    },
  );

  test('says in both languages what counted, what did not and under which version', () => {
    const open = earlierOf({
      id: '0199a1b2-c3d4-7000-8000-000000000002',
      status: 'OPEN',
      outcomeAt: null,
    });
    expect(derive([earlierOf(), open])).toEqual({
      level: 'SECOND',
      ground: 'OUTCOMES_COUNTED',
      source: 'STORE',
      joinedSources: [],
      failedAttempts: 0,
      trace: [
        { complaintId: '0199a1b2-c3d4-7000-8000-000000000001', position: 1, counted: true, reason: 'OUTCOME_BEFORE' },
        { complaintId: '0199a1b2-c3d4-7000-8000-000000000002', position: 2, counted: false, reason: 'NO_OUTCOME' },
      ],
      sentenceEn:
        'SECOND: 1 earlier complaint had an outcome before it (complaint 1 of this matter); not counted: complaint 2 of this matter (no outcome yet). Policy version 1.',
      sentenceZh:
        '二级投诉：此前已有1次投诉有受理成果（本事项第1次投诉）；未计入：本事项第2次投诉（尚无受理成果）。政策版本1。',
      policyVersion: 1,
    });
  });

  test.each([
    [[], Source.STORE, 'FIRST: no earlier complaint on the matter had an outcome before it. Policy version 1.'],
    [[], Source.MEDIA, 'MAJOR: it came from outside the chain, through the media. Policy version 1.'],
    [
      [earlierOf({ level: Level.MAJOR })],
      Source.STORE,
      'ABNORMAL: the customer comes back after the outcome of a complaint that was MAJOR or higher (complaint 1 of this matter). Policy version 1.',
    ],
    [
      [earlierOf({ level: Level.MAJOR, outcomeAt: null })],
      Source.STORE,
      'MAJOR: the matter has reached this level before, and a level never falls; not counted: complaint 1 of this matter (no outcome yet). Policy version 1.',
    ],
  ])('%#: the sentence names the rule', (earlier, source, sentence) => {
    expect(derive(earlier, source).sentenceEn).toBe(sentence);
  });

  test('speaks of several by their places on the matter', () => {
    const { sentenceEn, sentenceZh } = derive([earlierOf(), earlierOf({ status: 'MERGED' }), earlierOf()]);
    expect(sentenceEn).toBe(
      'MAJOR: 2 earlier complaints had an outcome before it (complaints 1, 3 of this matter); not counted: complaint 2 of this matter (a duplicate). Policy version 1.',
    );
    expect(sentenceZh).toBe(
      '重大投诉：此前已有2次投诉有受理成果（本事项第1、3次投诉）；未计入：本事项第2次投诉（重复登记）。政策版本1。',
    );
  });

  test('another policy gives another level: three outcomes before MAJOR, the media internal', () => {
    const levels = { ...defaultPolicy.levels, secondFromOutcomes: 2, majorFromOutcomes: 3, externalSources: [] };
    const policy = { ...defaultPolicy, version: 2, levels };
    expect(deriveLevel({ source: Source.MEDIA, acceptedAt }, [earlierOf()], policy)).toMatchObject({
      level: 'FIRST',
      policyVersion: 2,
    });
    expect(deriveLevel({ source: Source.MEDIA, acceptedAt }, [earlierOf(), earlierOf()], policy).level).toBe('SECOND');
  });
});
