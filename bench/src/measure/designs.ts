import type { Database } from '../house/database.js';
import type { BenchHouse } from '../house/open-intake.js';
import { type Figures, measure } from './measure.js';

const MOST_ROWS = 200_000;
const PAGE = 51;
const WORDS = ['维修', '制冷', '琴棋', '琴棋书', '制冷坏', 'salesperson', '48201', '999999999999'];
const KEYS = 'search_keys_of(accepted_at, store_id, region_id, words)';
const COLUMNS = 'complaint_id, accepted_at, store_id, region_id, words';

interface Design {
  name: string;
  index: string;
  find: (database: Database, table: string, word: string) => Promise<number>;
}

const newest = (where: string) => async (database: Database, table: string, word: string) => {
  const sql = `select complaint_id from ${table} where ${where} order by accepted_at desc, complaint_id desc limit ${PAGE}`;
  return (await database.all(sql, [word])).length;
};

/** As the service does it: one month, then four, sixteen and so on. */
async function byMonths(database: Database, table: string, word: string): Promise<number> {
  const [months] = await database.all<{ first: number; last: number }>(
    `select search_month(min(accepted_at)) as first, search_month(max(accepted_at)) as last from ${table}`,
  );
  let found = 0;
  for (let last = months?.last ?? 0, length = 1; last >= (months?.first ?? 1); last -= length, length *= 4) {
    const matches = await database.all(
      `select from generate_series($2::int, $3::int, -1) as month (number) cross join lateral (
         select accepted_at, complaint_id from ${table}
         where ${KEYS} @> search_keys(month.number, search_grams(search_words($1), true)) and strpos(words, $1) > 0
         order by accepted_at desc, complaint_id desc limit ${PAGE}) as match
       order by accepted_at desc, complaint_id desc limit ${PAGE}`,
      [word, last, Math.max(months?.first ?? 0, last - length + 1)],
    );
    found += matches.length;
    if (found >= PAGE) break;
  }
  return Math.min(found, PAGE);
}

const designs: Design[] = [
  { name: 'pg_trgm', index: 'gin (words gin_trgm_ops)', find: newest(`words like '%' || $1 || '%'`) },
  {
    name: 'pairs',
    index: 'gin (search_grams(words, false))',
    find: newest('search_grams(words, false) @> search_grams(search_words($1), true) and strpos(words, $1) > 0'),
  },
  { name: 'pairs by month', index: `gin (${KEYS})`, find: byMonths },
];

/** Indexes for the search side by side, on the newest texts: how long they take to make, how large they are, how fast they find. */
export async function measureDesigns({ owner }: BenchHouse): Promise<Figures[]> {
  await owner.all('create extension if not exists pg_trgm');
  const figures: Figures[] = [];
  for (const { name, index, find } of designs) {
    const table = `design_${name.replaceAll(' ', '_')}`;
    await owner.all(`drop table if exists ${table}`);
    await owner.all(
      `create table ${table} as select ${COLUMNS} from complaint_search order by accepted_at desc limit ${MOST_ROWS}`,
    );
    await owner.all(`create index ${table}_newest on ${table} (accepted_at desc, complaint_id desc)`);
    const since = performance.now();
    await owner.all(`create index ${table}_words on ${table} using ${index} with (fastupdate = off)`);
    const seconds = Math.round((performance.now() - since) / 100) / 10;
    await owner.all(`analyze ${table}`);
    const [size] = await owner.all<{ mb: number }>(`select (pg_relation_size('${table}_words') / 1e6)::int as mb`);
    console.log(`  ${name}: made in ${seconds} s, ${size?.mb} MB`);
    for (const word of WORDS) {
      const ask = async () => `${await find(owner, table, word)} rows`;
      figures.push(await measure(`design ${name}: ${word}`, { times: 20 }, ask));
    }
    const add = async (number: number) => {
      const sql = `insert into ${table} select gen_random_uuid(), accepted_at, store_id, region_id, words from complaint_search
        order by accepted_at offset $1 limit 100`;
      await owner.all(sql, [number * 100]);
      return `100 rows; the index was made in ${seconds} s and has ${size?.mb} MB`;
    };
    figures.push(await measure(`design ${name}: adding`, { times: 10 }, add));
    await owner.all(`drop table ${table}`);
  }
  return figures;
}
