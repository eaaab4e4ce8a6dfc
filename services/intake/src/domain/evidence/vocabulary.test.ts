import { expect, test } from 'vitest';
import { EvidenceFault, EvidenceKind, EvidenceState, faultSentences } from './vocabulary.js';

test('every fault has a sentence for whoever sent the file, and every word is its own name', () => {
  expect(Object.keys(faultSentences)).toEqual(Object.keys(EvidenceFault));
  for (const words of [EvidenceFault, EvidenceKind, EvidenceState])
    expect(Object.keys(words)).toEqual(Object.values(words));
});
