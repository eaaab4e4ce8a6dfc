import { MOST_CONTENT_CHARACTERS, MOST_REFERENCE_CHARACTERS } from '../registration.js';
import { optionalText } from '../text.js';

/** What is typed of a complaint before it is saved. */
export interface GivenComing {
  content?: string | null;
  product?: string | null;
  orderReference?: string | null;
}

/**
 * Checks the texts of a complaint that is not complete yet.
 * @throws RuleError CONTENT_TOO_LONG, TEXT_TOO_LONG, TEXT_NOT_UNICODE
 * Source: R2, R5.
 */
export function readComing(given: GivenComing) {
  const product = optionalText(given.product, { path: ['product'], most: MOST_REFERENCE_CHARACTERS });
  return {
    content: optionalText(given.content, {
      path: ['content'],
      most: MOST_CONTENT_CHARACTERS,
      tooLong: 'CONTENT_TOO_LONG',
    }),
    product,
    /** Letters and digits only. */
    productWords: (product ?? '')
      .normalize('NFKC')
      .split(/[^\p{L}\p{N}\p{M}]+/u)
      .filter((word) => word !== ''),
    orderReference: optionalText(given.orderReference, { path: ['orderReference'], most: MOST_REFERENCE_CHARACTERS }),
  };
}
