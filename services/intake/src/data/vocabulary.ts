import {
  ChannelKind,
  ComplaintStatus,
  ConfidentialityGrade,
  Level,
  meanings,
  Purpose,
  Source,
  Weekday,
} from '@complaints/contracts';
import { registerVocabulary } from '@complaints/kit';
import { Language } from '../domain/contact.js';
import { CountReason } from '../domain/derive-level.js';

/** The closed vocabularies of intake's graph. */
registerVocabulary(Level, meanings.level);
registerVocabulary(Source, meanings.source);
registerVocabulary(ChannelKind, meanings.channelKind);
registerVocabulary(ComplaintStatus, meanings.complaintStatus);
registerVocabulary(ConfidentialityGrade, meanings.confidentialityGrade);
registerVocabulary(Purpose, meanings.purpose);
registerVocabulary(Weekday, meanings.weekday);
registerVocabulary(Language, {
  name: 'Language',
  description: 'A language customers are written to in.',
  words: { ZH: 'Chinese.', EN: 'English.' },
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

export { ChannelKind, ComplaintStatus, ConfidentialityGrade, CountReason, Language, Level, Purpose, Source, Weekday };
