import { ChannelKind, ComplaintStatus, Level, Source } from '@complaints/contracts';
import { registerEnumType } from 'type-graphql';
import { Language } from '../domain/contact.js';
import { CountReason } from '../domain/derive-level.js';

/** The closed vocabularies of intake's graph. */
registerEnumType(Level, {
  name: 'Level',
  description: 'How grave a complaint is; derived, never typed in.',
  valuesConfig: {
    FIRST: { description: 'The first complaint on a matter through an internal source.' },
    SECOND: { description: 'A second one, after an outcome that left the customer dissatisfied.' },
    MAJOR: { description: 'A third one, or any through an external source.' },
    ABNORMAL: { description: 'The customer is dissatisfied after the outcome of a major one.' },
  },
});
registerEnumType(Source, { name: 'Source', description: 'How the chain came to know of a complaint.' });
registerEnumType(ChannelKind, { name: 'ChannelKind', description: 'The way in that a complaint took.' });
registerEnumType(ComplaintStatus, { name: 'ComplaintStatus', description: 'What a complaint has come to.' });
registerEnumType(Language, { name: 'Language', description: 'A language customers are written to in.' });
registerEnumType(CountReason, {
  name: 'CountReason',
  description: 'Why an earlier complaint counts for the level of a later one, or does not.',
  valuesConfig: {
    OUTCOME_BEFORE: { description: 'It counts: it had an outcome when the later one came.' },
    OUTCOME_AFTER: { description: 'Its outcome came after the later one.' },
    NO_OUTCOME: { description: 'It has had no outcome.' },
    MERGED: { description: 'It was a duplicate of another.' },
  },
});

export { ChannelKind, ComplaintStatus, CountReason, Language, Level, Source };
