import { RuleError } from '@complaints/contracts';
import { checkText } from '../text.js';

const MOST_CHARACTERS = 255;
const path = ['fileName'];

/** Control characters, and those without width that turn the direction of writing or hide. */
const UNSEEN = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/gu;
/** What some file system gives a meaning of its own. */
const MEANINGFUL = /[<>:"|?*]/g;
/** What some file system takes for a device, whatever comes after the point. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * The name to show and to save a file under, out of what somebody sent: the last part of a path, without signs that are
 * not seen. It is only ever shown; nothing is stored under it.
 * @throws RuleError TEXT_NOT_UNICODE, FILE_NAME_TOO_LONG, FILE_NAME_EMPTY
 * Source: R4.
 */
export function readFileName(given: string): string {
  checkText(given, { path, most: MOST_CHARACTERS, tooLong: 'FILE_NAME_TOO_LONG' });
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) as string;
  const name = last
    .replace(UNSEEN, '')
    .replace(MEANINGFUL, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .replace(DEVICE, '_$1');
  if (name === '') throw new RuleError('FILE_NAME_EMPTY', 'The file has no name.', path);
  return name;
}
