import { RuleError } from '@complaints/contracts';
import { checkText } from '../text.js';

/** A region, a store or a department as somebody names it. */
export interface GivenPlace {
  code: string;
  nameZh: string;
  nameEn: string;
}

const CODE = /^[A-Z0-9][A-Z0-9-]{0,31}$/;
const MOST_NAME_CHARACTERS = 100;

/** Whether a text has the form of a code. */
export const isCode = (text: string): boolean => CODE.test(text);

/**
 * Checks code and names of a place.
 * @throws RuleError CODE_INVALID, NAME_EMPTY, TEXT_NOT_UNICODE, TEXT_TOO_LONG with the field in its path
 */
export function readPlace(given: GivenPlace): GivenPlace {
  const { code } = given;
  if (!isCode(code)) {
    const sentence = 'A code is 1 to 32 capital letters, digits and hyphens, and begins with no hyphen.';
    throw new RuleError('CODE_INVALID', sentence, ['code']);
  }
  const name = (field: 'nameZh' | 'nameEn') => {
    const text = given[field].trim();
    if (text === '') throw new RuleError('NAME_EMPTY', 'A place has a name.', [field]);
    checkText(text, { path: [field], most: MOST_NAME_CHARACTERS });
    return text;
  };
  return { code, nameZh: name('nameZh'), nameEn: name('nameEn') };
}
