import { STYLES } from './styles.js';
import { DECLARATION, escaped, MAIN } from './xml.js';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A part of the file. */
interface Part {
  path: string;
  xml: string;
}

/** Where a sheet stands in the file. @param number from 1 */
export const sheetPath = (number: number): string => `xl/worksheets/sheet${number}.xml`;

/** What comes before the sheets. How many they are is not known yet: a part is a sheet unless it is said to be something else. */
export const before: readonly Part[] = [
  {
    path: '[Content_Types].xml',
    xml: `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="${SPREADSHEET}.worksheet+xml"/>\
<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/>\
<Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/></Types>`,
  },
  { path: '_rels/.rels', xml: relationships([['officeDocument', 'xl/workbook.xml']]) },
  { path: 'xl/styles.xml', xml: STYLES },
];

/** What comes behind the sheets and names them. @param sheets how many there are */
export function behind(name: string, sheets: number): readonly Part[] {
  const numbers = Array.from({ length: sheets }, (_, at) => at + 1);
  const listed = numbers.map(
    (number) =>
      `<sheet name="${escaped(number === 1 ? name : `${name} (${number})`)}" sheetId="${number}" r:id="rId${number}"/>`,
  );
  return [
    {
      path: 'xl/workbook.xml',
      xml: `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets></workbook>`,
    },
    {
      path: 'xl/_rels/workbook.xml.rels',
      xml: relationships([
        ...numbers.map((number): [string, string] => ['worksheet', `worksheets/sheet${number}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    },
  ];
}

/** The part that says what belongs to another one: ids are the places in the list, from 1. */
function relationships(targets: readonly [type: string, target: string][]): string {
  const named = targets.map(
    ([type, target], place) => `<Relationship Id="rId${place + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${named.join('')}</Relationships>`;
}
