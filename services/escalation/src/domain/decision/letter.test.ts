import { describe, expect, test } from 'vitest';
import { fill, type LetterFacts, letterOf, TEMPLATE_VERSION, type Variable } from './letter.js';

const facts: LetterFacts = {
  ...{ outcome: 'REFUSED', reasons: '箱子完好。', appealText: '请拨打12315。', issuedOn: '2026-11-03' },
  ...{ liability: '责任在承运人。', expectation: null, compromise: null },
  ...{ marketEffect: null, fairness: '同案同办。', arbitration: null },
  ...{ storeNameZh: '湖滨店', storeNameEn: 'Lakeside', templateVersion: TEMPLATE_VERSION },
};

describe('the letter of a decision', () => {
  test('R33, R95: in Chinese it says what was decided and why, what was weighed, and how to appeal', () => {
    expect(letterOf(facts, 'ZH').split('\n\n')).toEqual([
      '关于湖滨店投诉的处理决定',
      '尊敬的顾客：',
      '感谢您告知我们您在湖滨店的经历。经研究，我们作出如下决定：不支持您的诉求。',
      '理由：箱子完好。',
      '责任认定：责任在承运人。',
      '公平考量：同案同办。',
      '如您对本决定有异议：请拨打12315。',
      '2026年11月3日',
    ]);
  });

  test('R33, R95: in English it says the same; where no store is known it speaks of the company', () => {
    const letter = letterOf({ ...facts, storeNameEn: null, outcome: 'GRANTED', appealText: null }, 'EN');
    expect(letter).toContain('Decision on your complaint about our company');
    expect(letter).toContain('We grant what you ask for.');
    expect(letter).toContain('3 November 2026');
    expect(letter).not.toContain('If you do not agree');
    expect(letterOf({ ...facts, outcome: 'PARTLY_GRANTED' }, 'EN')).toContain('about Lakeside');
    expect(letterOf({ ...facts, storeNameZh: null }, 'ZH')).toContain('关于本公司投诉');
  });

  test('R33: a letter is written with the templates of its time', () => {
    expect(() => letterOf({ ...facts, templateVersion: 9 }, 'EN')).toThrow('no letter was written with templates');
  });
});

describe('a template', () => {
  const nothing = Object.fromEntries(
    [
      ...['store', 'date', 'outcome', 'reasons', 'appeal', 'liability'],
      ...['expectation', 'compromise', 'marketEffect', 'fairness', 'arbitration'],
    ].map((name) => [name, null]),
  ) as Record<Variable, null>;

  test('R33: a variable that there is not is refused, one of every object included', () => {
    expect(() => fill(['{{weather}}'], nothing)).toThrow('a letter has no weather');
    expect(() => fill(['{{toString}}'], nothing)).toThrow('a letter has no toString');
  });

  test('R33: what people wrote is never read as a template, nor as a pattern', () => {
    const said = { ...nothing, reasons: '{{appeal}} $& $1', appeal: 'secret' };
    expect(fill(['Because: {{reasons}}'], said)).toBe('Because: {{appeal}} $& $1');
  });

  test('R33: a paragraph of which one variable says nothing is left out, one without variables stays', () => {
    expect(fill(['a', '{{store}} {{date}}', 'b'], { ...nothing, store: 'x' })).toBe('a\n\nb');
  });
});
