import {
  ChannelKind,
  ComplaintStatus,
  ConfidentialityGrade,
  Difficulty,
  Level,
  LevelCause,
  meanings,
  Purpose,
  Source,
  Urgency,
  Weekday,
} from '@complaints/contracts';
import { registerVocabulary } from '@complaints/kit';
import { CandidateChoice, CandidateReason } from '../domain/candidates/rank-candidates.js';
import { Silence } from '../domain/classifier/suggest.js';
import { Language } from '../domain/contact.js';
import { CountReason, Ground } from '../domain/derive-level.js';
import { FollowUpState } from '../domain/opinion/follow-up.js';
import { TrackedStatus } from '../domain/tracking/tracked-status.js';

/** The closed vocabularies of intake's graph. */
registerVocabulary(Level, meanings.level);
registerVocabulary(Source, meanings.source);
registerVocabulary(ChannelKind, meanings.channelKind);
registerVocabulary(ComplaintStatus, meanings.complaintStatus);
registerVocabulary(ConfidentialityGrade, meanings.confidentialityGrade);
registerVocabulary(Purpose, meanings.purpose);
registerVocabulary(Weekday, meanings.weekday);
registerVocabulary(Urgency, meanings.urgency);
registerVocabulary(Difficulty, meanings.difficulty);
registerVocabulary(Silence, {
  name: 'SuggestionSilence',
  description: 'Why nothing is suggested.',
  words: {
    TOO_FEW_EXAMPLES: 'Too little was decided by people so far.',
    NOTHING_KNOWN: 'It says nothing that is known from others.',
    NOT_SURE: 'Nothing is likely enough.',
  },
});
registerVocabulary(Language, {
  name: 'Language',
  description: 'A language customers are written to in.',
  words: { ZH: 'Chinese.', EN: 'English.' },
});
registerVocabulary(LevelCause, meanings.levelCause);
registerVocabulary(Ground, {
  name: 'LevelGround',
  description: 'Which rule gave a complaint its level.',
  words: {
    AFTER_GRAVE_OUTCOME: 'The customer comes back after the outcome of a major or abnormal one.',
    ATTEMPTS_FAILED: 'Settling a major one has failed too often.',
    EXTERNAL_SOURCE: 'It came from outside the chain.',
    EXTERNAL_DUPLICATE: 'The same was said from outside the chain.',
    OUTCOMES_COUNTED: 'Earlier ones had an outcome.',
    NOTHING_COUNTED: 'No earlier one had an outcome.',
    MATTER_STANDS_THERE: 'Its matter has reached the level before.',
  },
});
registerVocabulary(FollowUpState, {
  name: 'FollowUpState',
  description: 'How far the following up of a customer’s opinion is.',
  words: {
    OPEN: 'Nobody has looked at it yet.',
    IN_PROGRESS: 'Somebody deals with it.',
    DONE: 'Something was done about it.',
    DISMISSED: 'Nothing is to be done about it.',
  },
});
registerVocabulary(TrackedStatus, {
  name: 'TrackedStatus',
  description: 'What a complaint has come to, as its customer sees it.',
  words: {
    IN_PROGRESS: 'It is being handled.',
    SETTLED: 'The work is finished and the customer confirmed.',
    CLOSED: 'It is closed, and goes on when the customer returns or appeals.',
    CONTINUED: 'Another complaint of the customer goes on in its place.',
  },
});
registerVocabulary(CountReason, {
  name: 'CountReason',
  description: 'Why an earlier complaint counts for the level of a later one, or does not.',
  words: {
    OUTCOME_BEFORE: 'It counts: it had an outcome when the later one came.',
    OUTCOME_AFTER: 'Its outcome came after the later one.',
    NO_OUTCOME: 'It has had no outcome.',
    MERGED: 'It was a duplicate of another.',
  },
});
registerVocabulary(CandidateReason, {
  name: 'CandidateReason',
  description: 'Why an earlier complaint may be about the same as the one that is taken in.',
  words: {
    SAME_ORDER: 'It is about the same order.',
    SAME_CUSTOMER: 'It is by the same customer.',
    SAME_PRODUCT_AT_STORE: 'It is about the same product at the same store.',
    SIMILAR_WORDS: 'It says much the same.',
  },
});
registerVocabulary(CandidateChoice, {
  name: 'CandidateChoice',
  description: 'What a complaint that is taken in may be to an earlier one.',
  words: {
    DUPLICATE: 'It joins the open one and adds no count.',
    REPEAT: 'The customer came back after an outcome: it counts.',
  },
});

export {
  CandidateChoice,
  CandidateReason,
  ChannelKind,
  ComplaintStatus,
  ConfidentialityGrade,
  CountReason,
  Difficulty,
  FollowUpState,
  Ground,
  Language,
  Level,
  LevelCause,
  Purpose,
  Silence,
  Source,
  TrackedStatus,
  Urgency,
  Weekday,
};
