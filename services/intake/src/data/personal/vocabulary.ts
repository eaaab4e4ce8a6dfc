import { registerVocabulary } from '@complaints/kit';
import { RevealKind } from '../../domain/personal/reveal.js';

registerVocabulary(RevealKind, {
  name: 'RevealKind',
  description: 'What of a person was shown in clear.',
  words: {
    CONTACT: 'The contact, and the original words of a complaint.',
    EXPORT: 'Everything that is held on the person.',
  },
});

export { RevealKind };
