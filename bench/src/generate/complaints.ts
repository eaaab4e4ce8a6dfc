import type { Database } from '../house/database.js';
import { demands, english, makers, openings, problems, products, rareSigns } from './vocabulary.js';

/** How large the chain is. */
export const REGIONS = 20;
export const STORES = 400;
export const CUSTOMERS = 600_000;
const YEARS = 5;
const ROWS_AT_ONCE = 50_000;

/** Ids count up, so that the same generation names the same things. */
export const idOf = (kind: 'region' | 'store' | 'post' | 'staff' | 'customer', number: number): string => {
  const kinds = { region: 1, store: 2, post: 3, staff: 4, customer: 5 };
  return `01980000-0000-7000-8000-${kinds[kind].toString(16).padStart(4, '0')}${number.toString(16).padStart(8, '0')}`;
};
const idIn = (kind: 'region' | 'store' | 'customer', number: string): string =>
  `(left('${idOf(kind, 0)}', -8) || lpad(to_hex(${number}), 8, '0'))::uuid`;

/** A word of a list, the earlier the more often. */
const oneOf = (list: readonly string[], bias = 1.6): string =>
  `(array[${list.map((word) => `'${word.replaceAll("'", "''")}'`).join(',')}])[1 + floor(power(random(), ${bias}) * ${list.length})::int]`;
const digits = (count: number): string => `lpad(floor(random() * 1e${count})::bigint::text, ${count}, '0')`;
const sign = `substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + floor(random() * 32)::int, 1)`;
const group = Array.from({ length: 4 }, () => sign).join(' || ');
const model = `chr(65 + floor(random() * 26)::int) || ${digits(3)}`;
const rare = Array.from({ length: 3 }, () => oneOf(rareSigns, 1)).join(' || ');

/** A row by its number, everything by chance. The instants rise with the number. */
const rowsSql = `
  with drawn as materialized (
    select number,
      date_trunc('milliseconds', $3::timestamptz
        - make_interval(secs => (1 - number::float8 / $4) * ${YEARS} * 365.25 * 86400 + random() * 3600)) as accepted_at,
      floor(power(random(), 1.5) * ${STORES})::int as store, floor(power(random(), 1.3) * ${CUSTOMERS})::int as customer,
      random() as has_customer, random() as has_order, random() as level, random() as status, random() as source, random() as kind,
      ${oneOf(makers)} || ' ' || ${model} || ${oneOf(products)} as product, ${oneOf(problems)} as problem, ${oneOf(problems)} as another,
      'DD' || ${digits(12)} as order_reference, '第' || ${digits(1)} || '楼' as floor
    from generate_series($1::int, $2::int) as number
  ), complaints as (
    select (lpad(to_hex((extract(epoch from accepted_at) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || '8'
        || substr(md5(random()::text), 1, 15))::uuid as id, drawn.*,
      case when has_order < 0.6 then order_reference end as order_key,
      (array['OPEN', 'RESOLVED', 'CLOSED_PROVISIONALLY', 'CLOSED_WITHOUT_AGREEMENT', 'SUPERSEDED'])[case
        when accepted_at > $3::timestamptz - interval '20 days' and status < 0.7 or status < 0.002 then 1 when status < 0.94 then 2
        when status < 0.95 then 3 when status < 0.96 then 4 else 5 end] as state
    from drawn
  ), matters as (
    insert into matter (id, opened_at) select id, accepted_at from complaints
  )
  insert into complaint (id, number, matter_id, customer_id, store_id, region_id, status, level, level_derivation, source, channel,
    content, demand, expectation, anger, occurred_at, order_reference, order_key, product, confidential_towards_store,
    accepted_at, expected_resolution_at, closed_at, outcome_at, policy_version)
  select id, ${group} || '-' || ${group} || '-' || ${group}, id,
    case when has_customer < 0.9 then ${idIn('customer', 'customer')} end,
    ${idIn('store', 'store')}, ${idIn('region', `store % ${REGIONS}`)}, state,
    case when level < 0.88 then 'FIRST' when level < 0.95 then 'SECOND' when level < 0.998 then 'MAJOR' else 'ABNORMAL' end,
    '{"level":"FIRST","trace":[],"sentenceZh":"首次投诉。","sentenceEn":"A first complaint.","policyVersion":1}',
    (array['STORE', 'PRESIDENT', 'MAILBOX', 'PUBLIC_WEB', 'CONSUMER_ASSOCIATION', 'MEDIA', 'AUTHORITY'])[case
      when source < 0.9 then 1 when source < 0.93 then 2 when source < 0.955 then 3 when source < 0.98 then 4 when source < 0.99 then 5
      when source < 0.997 then 6 else 7 end],
    (array['COUNTER', 'PHONE', 'WEB_FORM', 'APP', 'CHAT', 'EMAIL', 'SOCIAL_MEDIA', 'LETTER'])[1 + floor(power(random(), 1.7) * 8)::int],
    case
      when kind < 0.06 then ${oneOf(english)} || ' ' || ${oneOf(english)} || ' Model ' || product
      when kind < 0.16 then ${oneOf(openings)} || product || '，' || problem || '。' || ${oneOf(english)}
      else ${oneOf(openings)} || product || '，' || problem || '。' || another || '，' || ${oneOf(problems, 1)} || '。'
        || case when random() < 0.15 then floor || '的' || ${rare} || '说要等' || ${digits(2)} || '天。' else '' end
    end,
    case when random() < 0.8 then ${oneOf(demands)} end, case when random() < 0.2 then ${oneOf(demands)} end,
    1 + floor(random() * 5)::int, accepted_at - interval '1 day',
    order_key, order_key, case when random() < 0.7 then product end, random() < 0.01,
    accepted_at, accepted_at + interval '72 hours',
    case when state <> 'OPEN' then accepted_at + interval '2 days' end,
    case when state in ('RESOLVED', 'CLOSED_WITHOUT_AGREEMENT') then accepted_at + interval '2 days' end, 1
  from complaints`;

/** Puts complaints into empty tables, with no trigger in force; the same seed gives the same ones. */
export async function generateComplaints(
  database: Database,
  { rows, now, say }: { rows: number; now: Date; say: (line: string) => void },
): Promise<void> {
  await database.all('select setseed(0.4)');
  for (let from = 1; from <= rows; from += ROWS_AT_ONCE) {
    const until = Math.min(rows, from + ROWS_AT_ONCE - 1);
    await database.all(rowsSql, [from, until, now, rows]);
    say(`${until.toLocaleString('en')} complaints`);
  }
}
