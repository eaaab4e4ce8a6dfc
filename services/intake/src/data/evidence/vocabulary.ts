import { registerVocabulary } from '@complaints/kit';
import { EvidenceFault, EvidenceKind, EvidenceState, faultSentences } from '../../domain/evidence/vocabulary.js';

registerVocabulary(EvidenceKind, {
  name: 'EvidenceKind',
  description: 'What a piece of evidence is.',
  words: {
    ORDER_RECORD: 'A record of an order: a receipt, an invoice.',
    SERVICE_RECORD: 'A record of a service: a delivery note, a repair sheet.',
    PHOTO: 'A picture.',
    RECORDING: 'A recording of sound or film.',
    LETTER: 'A letter.',
    OTHER: 'Something else.',
  },
});
registerVocabulary(EvidenceState, {
  name: 'EvidenceState',
  description: 'What has become of a piece of evidence.',
  words: {
    AWAITED: 'It was announced and has not come.',
    STORED: 'Its original is sealed, and a copy of it is served.',
    REFUSED: 'It was not taken, and nothing of it was kept.',
    REMOVED: 'It was taken away with the personal data of whom it was about.',
  },
});
registerVocabulary(EvidenceFault, {
  name: 'EvidenceFault',
  description: 'Why a file was not taken.',
  words: faultSentences,
});

export { EvidenceFault, EvidenceKind, EvidenceState };
