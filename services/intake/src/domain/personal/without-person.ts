import { type ContactItem, ContactKind } from '../contact.js';
import { maskedText } from './masked-text.js';

/**
 * What somebody wrote about a person, without anything by which the person is known: what is kept of the reason to erase
 * somebody must not bring the person back. Source: R8.
 */
export function withoutPerson(text: string, items: readonly ContactItem[]): string {
  const known = items
    .flatMap(({ kind, value }) => (kind === ContactKind.PHONE ? [value, value.replace(/^\+86/, '')] : [value]))
    .sort((a, b) => b.length - a.length);
  return maskedText(known.reduce((left, value) => left.replaceAll(value, '*'), text));
}
