import { nameOf, OPENED, phoneOf, staff } from '../generate/chain.js';
import type { BenchHouse } from '../house/open-intake.js';
import { type Figures, measure } from './measure.js';

const SEARCH = `query ($text: String!, $filter: ComplaintFilter, $after: String) {
  searchComplaints(text: $text, first: 50, filter: $filter, after: $after) {
    edges { node { id number status level content product acceptedAt store { code nameZh } } } pageInfo { endCursor hasNextPage }
  }
}`;
const COUNT = `query ($text: String!) { searchComplaints(text: $text, first: 1) { totalCount isCountExact } }`;

/** What is looked for, by how often it comes; a list is asked in turn. */
const words: [what: string, texts: string[]][] = [
  ['in most texts', ['维修', '要求', '没有']],
  ['in a tenth', ['制冷', '噪音', '地板', '漏水']],
  ['two characters, rare', ['琴棋', '鹦鹉', '诗酒', '凤凰', '牡丹']],
  ['three characters, very rare', ['琴棋书', '虎豹狮', '鹤雁鸥', '牡丹芍', '钟鼎樽']],
  ['never, of frequent pairs', ['制冷坏', '冰箱面包', '噪音押金']],
  ['two frequent words', ['冰箱 退款', '空调 噪音', '洗衣机 漏水']],
  ['two words that never meet', ['狗粮 猫粮', '吉他 帐篷', '茶叶 香水']],
  ['mixed', ['Norvik 冰箱', 'K482 空调', '3楼 琴棋']],
  ['English', ['salesperson installation', 'warranty receipt', 'till']],
  ['a product number', ['X510', 'B07', 'Q999']],
  ['digits of an order', ['48201', '7731', '90210']],
  ['a number that nobody wrote', ['999999999999', '123456123456']],
];

export async function measureSearches(house: BenchHouse): Promise<Figures[]> {
  const figures: Figures[] = [];
  const askers = [
    ['all', staff.customerService],
    ['region', staff.director],
    ['large store', staff.largeStoreManager],
    ['small store', staff.smallStoreManager],
  ] as const;
  const read = async (staffId: string, text: string, filter = {}, after: string | null = null) =>
    (await house.ask(staffId, SEARCH, { text, filter, after })).searchComplaints;
  const times = 90;
  for (const [who, staffId] of askers) {
    for (const [what, texts] of words) {
      const turn = (number: number) => texts[number % texts.length] ?? '';
      const ask = async (number: number) => `${(await read(staffId, turn(number))).edges.length} rows`;
      figures.push(await measure(`search: ${who}, ${what}`, { times }, ask));
    }
  }
  const by = (what: string, text: (number: number) => string) =>
    measure(`search: all, ${what}`, { times }, async (number) => {
      const { edges } = await read(staff.customerService, text(number));
      return `${edges.length} rows`;
    });
  figures.push(await by('a name', nameOf));
  figures.push(await by('a name and a word', (number) => `${nameOf(number)} 维修`));
  figures.push(await by('a phone', (number) => phoneOf((number * 97) % OPENED).slice(3)));
  const [newest] = (await read(staff.customerService, '维修')).edges;
  figures.push(await by('a complaint number', () => newest.node.number.replaceAll('-', '').toLowerCase()));
  const filters = [
    ['a level', { level: 'ABNORMAL' }],
    ['a source and a channel', { source: 'AUTHORITY', channel: 'LETTER' }],
    ['an old month', { acceptedFrom: '2022-11-01T00:00:00Z', acceptedUntil: '2022-12-01T00:00:00Z' }],
  ] as const;
  for (const [what, filter] of filters) {
    for (const text of ['维修', '制冷', '琴棋']) {
      const ask = async () => `${(await read(staff.customerService, text, filter)).edges.length} rows`;
      figures.push(await measure(`search: ${text} with ${what}`, { times: 50 }, ask));
    }
  }
  let after: string | null = null;
  const page = async () => {
    const { pageInfo } = await read(staff.customerService, '制冷', {}, after);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    return 'by cursor';
  };
  figures.push(await measure('search: all, 300 pages one after another', { times: 300 }, page));
  for (const text of ['维修', '制冷', '琴棋']) {
    const ask = async () => {
      const { searchComplaints: found } = await house.ask(staff.customerService, COUNT, { text });
      return `${found.totalCount}${found.isCountExact ? '' : ' and more'}`;
    };
    figures.push(await measure(`search: count of ${text}`, { times: 50 }, ask));
  }
  return figures;
}
