import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import type { TreeCategory } from '../../data/categories/tree-category.js';
import { type Learned, learnedFrom } from '../../data/classification/learned.js';
import type { SuggestedClassification } from '../../data/classification/suggested-classification.js';
import type { Complaint } from '../../data/complaint.js';
import { policyInForce } from '../../data/policy/find-policies.js';
import type { Urgency } from '../../data/vocabulary.js';
import { readTextOf } from '../../domain/classification/text-read.js';
import { type SuggestionRule, suggest } from '../../domain/classifier/suggest.js';

/** What is suggested for complaints; the policy is read once for all of them. */
export const createSuggestionLoader = ({
  dataSource,
  clock,
}: Context): DataLoader<Complaint, SuggestedClassification> =>
  new DataLoader(async (complaints) => {
    const policy = await policyInForce(dataSource.manager, clock.now());
    const rule = {
      fewestExamples: policy.suggestFromExamples,
      leastConfidence: policy.suggestFromConfidencePercent / 100,
    };
    const learned = learnedFrom(dataSource);
    return complaints.map((complaint) => suggestedFor(readTextOf(complaint), learned, rule));
  });

function suggestedFor(text: string, learned: Learned | null, rule: SuggestionRule): SuggestedClassification {
  const nature = suggest(learned?.nature?.model ?? null, text, rule);
  const urgency = suggest(learned?.urgency?.model ?? null, text, rule);
  const byCode = new Map(learned?.tree.categories.map((category) => [category.code, category]));
  return {
    natures: nature.choices.map(({ label, ...choice }) => ({ ...choice, category: byCode.get(label) as TreeCategory })),
    natureSilence: nature.silence,
    urgencies: urgency.choices.map(({ label, ...choice }) => ({ ...choice, urgency: label as Urgency })),
    urgencySilence: urgency.silence,
  };
}
