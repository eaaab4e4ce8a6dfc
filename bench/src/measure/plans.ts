import { writeFileSync } from 'node:fs';
import { phoneOf, staff } from '../generate/chain.js';
import { idOf } from '../generate/complaints.js';
import type { BenchHouse } from '../house/open-intake.js';

const list = (filter: string) => `{ complaints(first: 50${filter}) { edges { node { id } } } }`;
const search = (text: string) => `{ searchComplaints(text: "${text}", first: 50) { edges { node { id } } } }`;

const questions: [what: string, staffId: string, query: string][] = [
  ['list, all', staff.customerService, list('')],
  ['list, all, abnormal and open', staff.customerService, list(', filter: { level: ABNORMAL, status: OPEN }')],
  ['list, all, authority by letter', staff.customerService, list(', filter: { source: AUTHORITY, channel: LETTER }')],
  ['list, region', staff.director, list('')],
  ['list, region, closed without agreement', staff.director, list(', filter: { status: CLOSED_WITHOUT_AGREEMENT }')],
  ['list, store', staff.smallStoreManager, list('')],
  ['search, all, frequent', staff.customerService, search('维修')],
  ['search, all, rare', staff.customerService, search('琴棋')],
  ['search, region, rare', staff.director, search('琴棋')],
  ['search, store, rare', staff.largeStoreManager, search('琴棋')],
  ['search, all, digits', staff.customerService, search('48201')],
  ['search, all, a phone', staff.customerService, search(phoneOf(5).slice(3))],
  [
    'candidates, all',
    staff.customerService,
    `{ complaintCandidates(input: { customer: { phone: "${phoneOf(5).slice(3)}" }, orderReference: "DD100000000001", product: "Norvik X510冰箱",
       storeId: "${idOf('store', 0)}", content: "冰箱不制冷，修了两次" }) { score } }`,
  ],
];

const isOfInterest = (text: string): boolean => /from complaint|join complaint|"complaint"|customer_contact/.test(text);

/** Writes down how the database answers the important questions, with what it read. */
export async function writePlans(house: BenchHouse, file: string): Promise<void> {
  const lines: string[] = [];
  for (const [what, staffId, query] of questions) {
    lines.push(`=== ${what}`, '');
    const ask = () => house.ask(staffId, query, {});
    await ask();
    for (const { text, values } of (await house.recorded(ask)).filter((statement) => isOfInterest(statement.text))) {
      const plan = await house.owner.all<Record<'QUERY PLAN', string>>(
        `explain (analyze, buffers, costs on) ${text}`,
        values,
      );
      lines.push(text, ...plan.map((row) => `    ${row['QUERY PLAN']}`), '');
    }
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
  console.log(`… the plans stand in ${file}`);
}
