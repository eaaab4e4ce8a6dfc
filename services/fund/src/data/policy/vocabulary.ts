import { ConfidentialityGrade, Level, meanings, Purpose } from '@complaints/contracts';
import { registerVocabulary } from '@complaints/kit';
import { LimitKind, PeriodKind } from '../../domain/policy.js';
import { ApproverKind } from '../../domain/vocabulary.js';

registerVocabulary(ConfidentialityGrade, meanings.confidentialityGrade);
registerVocabulary(Level, meanings.level);
registerVocabulary(Purpose, meanings.purpose);
registerVocabulary(ApproverKind, {
  name: 'ApproverKind',
  description: 'A kind of post that may grant money, from the lowest to the highest.',
  words: {
    STORE_MANAGER: 'The manager of a store.',
    REGIONAL_DIRECTOR: 'The director of a region’s stores.',
    REGIONAL_PRESIDENT: 'The president of a region.',
    EXECUTIVE_PRESIDENT: 'The executive president.',
  },
});
registerVocabulary(PeriodKind, {
  name: 'PeriodKind',
  description: 'How long a limit lasts before it begins anew.',
  words: { MONTH: 'A month.', QUARTER: 'A quarter of a year.' },
});
registerVocabulary(LimitKind, {
  name: 'LimitKind',
  description: 'What limits an authority within one period.',
  words: {
    FIXED: 'An amount that the policy says.',
    BUDGET: 'The budget of the region for the quarter.',
    NONE: 'Nothing.',
  },
});

export { ApproverKind, ConfidentialityGrade, Level, LimitKind, PeriodKind, Purpose };
