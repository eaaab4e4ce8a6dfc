import { FileRefused } from './file-refused.js';

/** Control characters but for tabs and the ends of lines. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;
/** What a program or a page begins with. */
const PROGRAM = /^\s*(#!|<|@echo\b|%!PS|\{\\rtf|MZ)/i;
/** What makes a page, a script or a macro wherever it stands. */
const MARKUP =
  /<(script|html|svg|iframe|object|embed|body|meta|link|img|\?php|\?xml|!doctype|!entity|%)|javascript:|vbscript:|\bpowershell(\.exe)?\s+-|\bWScript\.|\bCreateObject\(/i;

/** Makes sure that a text is nothing but text. @throws FileRefused TYPE_NOT_ACCEPTED, ACTIVE_CONTENT */
export function checkPlainText(bytes: Uint8Array): void {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileRefused('TYPE_NOT_ACCEPTED');
  }
  if (CONTROL.test(text)) throw new FileRefused('TYPE_NOT_ACCEPTED');
  if (PROGRAM.test(text) || MARKUP.test(text)) throw new FileRefused('ACTIVE_CONTENT');
}
