import { ComplaintStatus, RuleError } from '@complaints/contracts';
import { Language } from './contact.js';
import type { IntakePolicy } from './policy.js';
import { isGrade, MOST_CONTENT_CHARACTERS } from './registration.js';
import { optionalText } from './text.js';

/** What a customer answered, as it was typed. */
export interface GivenAnswer {
  /** 1 (worst) to 5. */
  resultSatisfaction: number;
  /** 1 (worst) to 5. */
  handlingSatisfaction: number;
  solved: boolean;
  /** 1 (slow) to 5. */
  speed?: number | null;
  /** 1 (worst) to 5. */
  professionalism?: number | null;
  opinion?: string | null;
}

/** What a customer answered, checked. */
export type Answer = { [Field in keyof Required<GivenAnswer>]: Exclude<GivenAnswer[Field], undefined> };

/**
 * @throws RuleError GRADE_OUT_OF_RANGE with the field in its path
 * @throws RuleError TEXT_NOT_UNICODE, TEXT_TOO_LONG
 * Source: R71.
 */
export function readAnswer(given: GivenAnswer): Answer {
  const grade = (field: 'resultSatisfaction' | 'handlingSatisfaction' | 'speed' | 'professionalism') => {
    const value = given[field];
    if (typeof value === 'number' && !isGrade(value))
      throw new RuleError('GRADE_OUT_OF_RANGE', 'A grade is 1 to 5.', [field]);
  };
  for (const field of ['resultSatisfaction', 'handlingSatisfaction', 'speed', 'professionalism'] as const) grade(field);
  const { resultSatisfaction, handlingSatisfaction, solved, speed = null, professionalism = null } = given;
  const opinion = optionalText(given.opinion, { path: ['opinion'], most: MOST_CONTENT_CHARACTERS });
  return { resultSatisfaction, handlingSatisfaction, solved, speed, professionalism, opinion };
}

/** Whether an answer is dissatisfied: a low satisfaction with result or handling, or not solved. Source: R71. */
const isDissatisfied = (answer: GivenAnswer, { dissatisfiedUpTo }: IntakePolicy): boolean =>
  !answer.solved || answer.resultSatisfaction <= dissatisfiedUpTo || answer.handlingSatisfaction <= dissatisfiedUpTo;

/**
 * Whether an answer registers the repeat. Whoever refused the final decision was counted as dissatisfied when the complaint
 * was closed, and appeals as the answer says. Source: R38, R71.
 */
export const makesRepeat = (answer: GivenAnswer, status: ComplaintStatus, policy: IntakePolicy): boolean =>
  status !== ComplaintStatus.CLOSED_WITHOUT_AGREEMENT && isDissatisfied(answer, policy);

/** What the repeat says: the customer's own words, or a sentence that stands for the grades. Source: R71, R95. */
export function wordsOfDissatisfaction(answer: Answer, language: Language): string {
  const { opinion, resultSatisfaction: result, handlingSatisfaction: handling, solved } = answer;
  if (opinion !== null) return opinion;
  return language === Language.EN
    ? `The customer is dissatisfied after the outcome: result ${result} of 5, handling ${handling} of 5, ${solved ? 'solved' : 'not solved'}.`
    : `客户对受理成果不满意：处理结果${result}分，处理过程${handling}分（满分5分），问题${solved ? '已解决' : '未解决'}。`;
}
