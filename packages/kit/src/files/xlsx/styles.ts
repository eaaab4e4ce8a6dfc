import { DECLARATION, MAIN } from './xml.js';

/** How cells look, by their place in the list below. */
export const Style = { HEADING: 1, TEXT: 2, DECIMAL: 3, WHOLE: 4, DAY: 5, INSTANT: 6 } as const;

/** Formats that every spreadsheet knows by number: whole, two digits after the point, and text as it is. */
const WHOLE = 1;
const TWO_DIGITS = 4;
const TEXT = 49;
/** Formats of our own are numbered from here. */
const DAY = 164;
const INSTANT = 165;

const looks = (format: number): string =>
  `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`;

const NONE = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>';
const HEADING =
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>';

/** The part of the file that says how cells look. */
export const STYLES = `${DECLARATION}<styleSheet xmlns="${MAIN}">\
<numFmts count="2"><numFmt numFmtId="${DAY}" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="${INSTANT}" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border/></borders><cellStyleXfs count="1">${NONE}</cellStyleXfs>\
<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${HEADING}${[TEXT, TWO_DIGITS, WHOLE, DAY, INSTANT].map(looks).join('')}</cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
