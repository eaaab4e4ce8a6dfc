import { randomBytes } from 'node:crypto';
import type { Database } from '../house/database.js';

/** A region with one store, every post held by whoever has the post's id, and complaints that stand before the manager. */
export interface FundPlace {
  storeId: string;
  regionId: string;
  manager: string;
  clerk: string;
  complaints: string[];
}

/** Opens a place that nobody has asked for money of yet. */
export async function openFundPlace(
  database: Database,
  { complaints, quarter, budgetFen }: { complaints: number; quarter: string; budgetFen: number },
): Promise<FundPlace> {
  const prefix = `0198f000-${randomBytes(2).toString('hex')}-7${randomBytes(2).toString('hex').slice(1)}-8000`;
  const idOf = (number: number) => `${prefix}-${number.toString(16).padStart(12, '0')}`;
  const [storeId, regionId, manager, clerk, director, president] = [0, 1, 2, 3, 4, 5].map(idOf) as [
    ...[string, string, string, string, string, string],
  ];
  await database.all(
    `insert into directory_region (id, code, name_zh, name_en, version) values ($1, 'R', '区域', 'Region', 1)`,
    [regionId],
  );
  await database.all(
    `insert into directory_post (id, kind, store_id, region_id, holder_id, deputies, version)
     select id, kind, store_id, $4, id, '[]', 1 from unnest($1::uuid[], $2::text[], $3::uuid[]) as post (id, kind, store_id)`,
    [
      [manager, clerk, director, president],
      ['STORE_MANAGER', 'CLERK', 'REGIONAL_DIRECTOR', 'REGIONAL_PRESIDENT'],
      [storeId, storeId, null, null],
      regionId,
    ],
  );
  const ids = Array.from({ length: complaints }, (_, number) => idOf(1_000 + number));
  await database.all(
    `with known as (insert into directory_complaint (id, store_id, region_id, confidential, version)
       select id, $2, $3, false, 1 from unnest($1::uuid[]) as id),
     levelled as (insert into directory_level (complaint_id, level, version) select id, 'FIRST', 1 from unnest($1::uuid[]) as id),
     budgeted as (insert into budget (region_id, quarter, limit_fen, set_by, set_at) values ($3, $4, $5, $3, now())),
     booked as (insert into transfer (id, kind, region_id, debit_account, credit_account, amount_fen, booked_at)
       values (gen_random_uuid(), 'BUDGET', $3, 'budget:' || $3::uuid || ':' || $4::text, 'funding', $5, now()))
     insert into directory_case (complaint_id, tier, is_open, version) select id, 1, true, 1 from unnest($1::uuid[]) as id`,
    [ids, storeId, regionId, quarter, budgetFen],
  );
  return { storeId, regionId, manager, clerk, complaints: ids };
}
