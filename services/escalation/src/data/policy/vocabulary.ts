import { ConfidentialityGrade, meanings } from '@complaints/contracts';
import { registerVocabulary } from '@complaints/kit';
import { PauseReason, StatutoryPack } from '../../domain/vocabulary.js';

registerVocabulary(ConfidentialityGrade, meanings.confidentialityGrade);
registerVocabulary(PauseReason, {
  name: 'PauseReason',
  description: 'Why a clock may stand still, where the policy allows it.',
  words: {
    AWAITING_CUSTOMER: 'The customer has to do or send something.',
    AWAITING_EXPERT: 'An expert’s opinion is awaited.',
    FORCE_MAJEURE: 'Something that nobody can help keeps everybody from going on.',
  },
});
registerVocabulary(StatutoryPack, {
  name: 'StatutoryPack',
  description: 'A clock that the law runs beside ours.',
  words: {
    REFUND_DELAY: 'A refund or return delayed over 15 days counts as deliberate.',
    ENTERPRISE_12315: 'The 12315 channel of enterprises allows 10 working days to negotiate.',
    AUTHORITY_ACCEPTANCE: 'The authority decides in 7 working days whether it accepts a complaint.',
    MEDIATION_45_WORKING_DAYS: 'Mediation ends after 45 working days, by the older rule.',
    MEDIATION_60_DAYS: 'Mediation ends after 60 days.',
  },
});

export { ConfidentialityGrade, PauseReason, StatutoryPack };
