import { RuleError } from '@complaints/contracts';
import { parseComplaintNumber } from '../complaint-number.js';
import { type ContactItem, ContactKind, normalisedEmail } from '../contact.js';
import { readPhones } from '../phone.js';
import { checkText } from '../text.js';

/** What must be true of a complaint that is found: its texts hold every part, or its customer is known by one of the items. */
interface SearchTerm {
  /** Letters and digits only. */
  parts: readonly string[];
  items: readonly ContactItem[];
}

/** What somebody looks for. */
export interface Sought {
  /** All must hold; or else the whole does. */
  terms: readonly SearchTerm[];
  /** What the customer may be known by when everything typed is one thing, such as a phone number with spaces. */
  whole: readonly ContactItem[];
  /** The complaint's number, when everything typed is one. */
  number: string | null;
}

const MOST_CHARACTERS = 200;
const MOST_TERMS = 10;
const PATH = ['text'];

/**
 * Reads what somebody typed into the field of the search.
 * @throws RuleError TEXT_NOT_UNICODE, TEXT_TOO_LONG beyond {@link MOST_CHARACTERS}
 * @throws RuleError SEARCH_TOO_SHORT when nothing of it has two letters or digits side by side
 * @throws RuleError SEARCH_TOO_MANY_WORDS beyond {@link MOST_TERMS}
 * Source: R3, R5, R90.
 */
export function readSearch(text: string): Sought {
  checkText(text, { path: PATH, most: MOST_CHARACTERS });
  const typed = text.normalize('NFKC').trim();
  const tokens = typed.split(/\s+/u).filter((token) => token !== '');
  const terms = tokens
    .map((token) => ({ parts: partsOf(token), items: itemsOf(token) }))
    .filter(({ parts }) => parts.length > 0);
  if (!terms.some(({ parts }) => parts.some((part) => [...part].length > 1))) {
    throw new RuleError('SEARCH_TOO_SHORT', 'Type at least two letters or digits that belong together.', PATH);
  }
  if (terms.length > MOST_TERMS) {
    throw new RuleError('SEARCH_TOO_MANY_WORDS', `Type at most ${MOST_TERMS} words.`, PATH);
  }
  return { terms, whole: terms.length > 1 ? itemsOf(typed) : [], number: numberOf(typed) };
}

const partsOf = (token: string): string[] => token.split(/[^\p{L}\p{N}\p{M}]+/u).filter((part) => part !== '');

/** Everything a customer could be known by when it reads like this. */
function itemsOf(typed: string): ContactItem[] {
  const item = (kind: ContactKind, value: string): ContactItem => ({ kind, value });
  const phones = unlessRefused(() => readPhones(typed)) ?? [];
  const email = unlessRefused(() => normalisedEmail(typed));
  return [
    item(ContactKind.NAME, typed),
    item(ContactKind.MEMBER_NUMBER, typed),
    ...phones.map(({ number, isShared }) => item(isShared ? ContactKind.SHARED_PHONE : ContactKind.PHONE, number)),
    ...(email === null ? [] : [item(ContactKind.EMAIL, email)]),
  ];
}

const numberOf = (typed: string): string | null => unlessRefused(() => parseComplaintNumber(typed));

/** Those who read contacts and numbers throw refusals and nothing else. */
function unlessRefused<Read>(read: () => Read): Read | null {
  try {
    return read();
  } catch {
    return null;
  }
}
