/** The first line of each part. */
export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The vocabulary of workbooks, sheets and styles. */
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** No cell holds more. */
const MOST_CHARACTERS = 32_767;

const PARTICULAR = /[&<>"\uFFFE\uFFFF]|(?![\t\n])\p{Cc}|_(?=x[\dA-Fa-f]{4}_)/u;
const EVERY = new RegExp(PARTICULAR, 'gu');
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * A text as it stands in a cell. Signs that XML does not allow are written as spreadsheets write them, `_x0007_`, and what
 * looks like that is told apart from it. What is longer than any cell may be is cut.
 */
export function escaped(text: string): string {
  const wellFormed = text.slice(0, MOST_CHARACTERS).toWellFormed();
  return PARTICULAR.test(wellFormed) ? wellFormed.replace(EVERY, inXml) : wellFormed;
}

const inXml = (sign: string): string =>
  ENTITIES[sign] ?? `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
