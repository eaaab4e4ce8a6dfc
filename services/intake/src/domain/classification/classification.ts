import { type Difficulty, RuleError, type Urgency } from '@complaints/contracts';
import type { Category, CategoryTree } from '../categories/category.js';

/** How somebody classifies a complaint; what is left out is not judged. */
export interface GivenClassification {
  natureCode: string;
  urgency: Urgency;
  difficulty?: Difficulty | null;
  impactSatisfaction?: number | null;
  impactReputation?: number | null;
  impactFinance?: number | null;
}

/** What a complaint is about and how it weighs, checked against a version of the tree. Source: R16. */
export type Judgement = {
  [Field in keyof Required<GivenClassification>]: Exclude<GivenClassification[Field], undefined>;
} & {
  categoryVersion: number;
};

const IMPACTS = ['impactSatisfaction', 'impactReputation', 'impactFinance'] as const;

/**
 * Checks a classification against the tree in force. Each refusal names the field in its path.
 * @throws RuleError CATEGORY_UNKNOWN, CATEGORY_RETIRED
 * @throws RuleError IMPACT_OUT_OF_RANGE beyond 0 to 3
 * Source: R16.
 */
export function readClassification(given: GivenClassification, tree: CategoryTree): Judgement {
  const { natureCode, urgency, difficulty = null } = given;
  if (checkCategory(tree, natureCode, 'natureCode').retired) {
    throw new RuleError('CATEGORY_RETIRED', `${natureCode} is retired.`, ['natureCode']);
  }
  for (const field of IMPACTS) {
    const impact = given[field] ?? null;
    if (impact !== null && !(Number.isInteger(impact) && impact >= 0 && impact <= 3)) {
      throw new RuleError('IMPACT_OUT_OF_RANGE', 'An impact is 0 to 3.', [field]);
    }
  }
  const [impactSatisfaction = null, impactReputation = null, impactFinance = null] = IMPACTS.map(
    (field) => given[field],
  );
  const impacts = { impactSatisfaction, impactReputation, impactFinance };
  return { natureCode, categoryVersion: tree.version, urgency, difficulty, ...impacts };
}

/**
 * The category of a code that somebody named, retired or not.
 * @throws RuleError CATEGORY_UNKNOWN
 */
export function checkCategory({ categories }: CategoryTree, named: string, field: string): Category {
  const category = categories.find(({ code }) => code === named);
  if (!category) throw new RuleError('CATEGORY_UNKNOWN', 'There is no such category in the tree.', [field]);
  return category;
}
