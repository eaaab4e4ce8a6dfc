import type { DecisionOutcome } from '@complaints/contracts';
import type { Weighing } from './decision.js';

/** A language that letters are written in. Source: R95. */
export const Language = { ZH: 'ZH', EN: 'EN' } as const;
export type Language = (typeof Language)[keyof typeof Language];

/** What a letter says of a decision. */
export interface LetterFacts extends Weighing {
  outcome: DecisionOutcome;
  reasons: string;
  appealText: string | null;
  /** The names of the store at that time; null where no store was complained about. */
  storeNameZh: string | null;
  storeNameEn: string | null;
  /** The day in the chain's zone, as ISO writes it. */
  issuedOn: string;
  /** The version of the templates that it was written with. */
  templateVersion: number;
}

/** What a template may name. */
export type Variable = 'store' | 'date' | 'outcome' | 'reasons' | 'appeal' | keyof Weighing;

/** Paragraphs in which `{{name}}` stands for what a letter says there. */
export type Template = readonly string[];

/**
 * Puts into a template what its variables stand for, once: what people wrote is never read as a template. A paragraph is
 * left out where one of its variables says nothing.
 * @throws Error on a variable that there is not
 * Source: R33.
 */
export function fill(template: Template, values: Readonly<Record<Variable, string | null>>): string {
  const saidOf = (name: string): string | null => {
    if (!Object.hasOwn(values, name)) throw new Error(`a letter has no ${name}`);
    return values[name as Variable];
  };
  return template
    .filter((paragraph) => [...paragraph.matchAll(PLACE)].every(([, name = '']) => saidOf(name) !== null))
    .map((paragraph) => paragraph.replace(PLACE, (_, name: string) => saidOf(name) ?? ''))
    .join('\n\n');
}
const PLACE = /\{\{(\w+)\}\}/g;

/** The letter of a decision. Source: R33, R36, R95. */
export const letterOf = (facts: LetterFacts, language: Language): string =>
  fill(templatesOf(facts.templateVersion)[language], { ...weighingOf(facts), ...wordsOf[language](facts) });

const weighingOf = ({ liability, expectation, compromise, marketEffect, fairness, arbitration }: Weighing) => ({
  ...{ liability, expectation, compromise, marketEffect, fairness, arbitration },
});

const outcomes: Record<Language, Record<DecisionOutcome, string>> = {
  ZH: { GRANTED: '支持您的诉求', PARTLY_GRANTED: '部分支持您的诉求', REFUSED: '不支持您的诉求' },
  EN: {
    GRANTED: 'We grant what you ask for',
    PARTLY_GRANTED: 'We grant part of what you ask for',
    REFUSED: 'We do not grant what you ask for',
  },
};

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

const wordsOf = {
  ZH: ({ storeNameZh, issuedOn, outcome, reasons, appealText: appeal }: LetterFacts) => {
    const [year, month, day] = issuedOn.split('-').map(Number);
    const date = `${year}年${month}月${day}日`;
    return { store: storeNameZh ?? '本公司', date, outcome: outcomes.ZH[outcome], reasons, appeal };
  },
  EN: ({ storeNameEn, issuedOn, outcome, reasons, appealText: appeal }: LetterFacts) => {
    const [year, month = 1, day] = issuedOn.split('-').map(Number);
    const date = `${day} ${MONTHS[month - 1]} ${year}`;
    return { store: storeNameEn ?? 'our company', date, outcome: outcomes.EN[outcome], reasons, appeal };
  },
};

/** The version of the templates that new letters are written with. One that letters were written with never changes. */
export const TEMPLATE_VERSION = 1;

function templatesOf(version: number): Record<Language, Template> {
  const found = templates.get(version);
  if (!found) throw new Error(`no letter was written with templates of version ${version}`);
  return found;
}

const first: Record<Language, Template> = {
  ZH: [
    '关于{{store}}投诉的处理决定',
    '尊敬的顾客：',
    '感谢您告知我们您在{{store}}的经历。经研究，我们作出如下决定：{{outcome}}。',
    '理由：{{reasons}}',
    '责任认定：{{liability}}',
    '您的期望：{{expectation}}',
    '协商情况：{{compromise}}',
    '市场影响：{{marketEffect}}',
    '公平考量：{{fairness}}',
    '裁决权衡：{{arbitration}}',
    '如您对本决定有异议：{{appeal}}',
    '{{date}}',
  ],
  EN: [
    'Decision on your complaint about {{store}}',
    'Dear customer,',
    'Thank you for telling us what happened to you at {{store}}. We have decided as follows. {{outcome}}.',
    'Our reasons: {{reasons}}',
    'Who is liable: {{liability}}',
    'What you expected: {{expectation}}',
    'How far we could meet: {{compromise}}',
    'What it means for the market: {{marketEffect}}',
    'What is fair: {{fairness}}',
    'How it was weighed: {{arbitration}}',
    'If you do not agree: {{appeal}}',
    '{{date}}',
  ],
};

const templates: ReadonlyMap<number, Record<Language, Template>> = new Map([[TEMPLATE_VERSION, first]]);
