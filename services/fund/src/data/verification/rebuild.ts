import type { EntityManager } from 'typeorm';
import { BUDGETED_PRESIDENTS } from './budget-checks.js';
import { balances } from './difference-sql.js';

/** What was kept of a budget or a period, and what it is by the books: whole fen by name. */
export interface Mended {
  what: 'budget' | 'allowance';
  /** The region, or the post. */
  id: string;
  /** The quarter or month. */
  periodKey: string;
  /** Null where nothing was kept. */
  before: Record<string, number | null> | null;
  after: Record<string, number | null>;
}

/** A period that has entries, and of which nothing is kept. */
export interface LostPeriod {
  postId: string;
  periodKey: string;
  kind: string;
  regionId: string | null;
  /** The policies of its holds, in their order. */
  policyVersions: number[];
}

/** Lets nobody touch what is kept beside the books until the transaction ends; budgets first, as those do who set them. */
export const lockKept = (em: EntityManager): Promise<unknown> =>
  em.query('lock table budget, allowance in share row exclusive mode');

/** Brings budgets to the balances of their accounts, also such as were lost. */
export const mendBudgets = (em: EntityManager): Promise<Mended[]> =>
  em.query(`
    with moved as (
      select split_part(account, ':', 2)::uuid as region_id, split_part(account, ':', 3) as quarter, fen
      from (${balances(`account like 'budget:%'`)}) as balance
    ), wrong as (
      select region_id, quarter, coalesce(fen, 0) as fen, limit_fen from moved full join budget using (region_id, quarter)
      where coalesce(fen, 0) is distinct from limit_fen
    ), mended as (
      insert into budget (region_id, quarter, limit_fen, set_by, set_at)
      select region_id, quarter, fen, '00000000-0000-0000-0000-000000000000', now() from wrong
      on conflict (region_id, quarter) do update set limit_fen = excluded.limit_fen
    )
    select 'budget' as what, region_id as id, quarter as "periodKey",
      case when limit_fen is not null then json_build_object('limitFen', limit_fen) end as before, json_build_object('limitFen', fen) as after
    from wrong order by 2, 3`);

/** Brings what is held and spent of periods to the balances of their accounts, and presidents’ limits to the budgets, at once. */
export const mendAllowances = (em: EntityManager): Promise<Mended[]> =>
  em.query(`
    with moved as materialized (${balances(`account like any ('{held:%,granted:%}')`)}), president as (${BUDGETED_PRESIDENTS}),
    wrong as (
      select kept.post_id, kept.period_key, held_fen, spent_fen, limit_fen, coalesce(held.fen, 0) as held, coalesce(granted.fen, 0) as granted,
        case when president.post_id is null then limit_fen else coalesce(president.fen, 0) end as most
      from allowance kept
      left join moved held on held.account = 'held:' || kept.post_id || ':' || kept.period_key
      left join moved granted on granted.account = 'granted:' || kept.post_id || ':' || kept.period_key
      left join president on president.post_id = kept.post_id and president.period_key = kept.period_key
      where (held_fen, spent_fen) is distinct from (coalesce(held.fen, 0), coalesce(granted.fen, 0)) or president.post_id is not null
    ), mended as (
      update allowance set held_fen = held, spent_fen = granted, limit_fen = most from wrong
      where allowance.post_id = wrong.post_id and allowance.period_key = wrong.period_key
    )
    select 'allowance' as what, post_id as id, period_key as "periodKey",
      json_build_object('heldFen', held_fen, 'spentFen', spent_fen, 'limitFen', limit_fen) as before,
      json_build_object('heldFen', held, 'spentFen', granted, 'limitFen', most) as after
    from wrong order by 2, 3`);

/** Periods of which nothing is kept, although they have entries. */
export const findLostPeriods = (em: EntityManager): Promise<LostPeriod[]> =>
  em.query(`
    select post.id as "postId", split_part(account, ':', 3) as "periodKey", post.kind, post.region_id as "regionId",
      array_agg(disbursement.policy_version order by sequence) as "policyVersions"
    from (select debit_account as account, disbursement_id, sequence from transfer where kind = 'HOLD') as hold
    join disbursement on disbursement.id = disbursement_id
    join directory_post post on post.id = split_part(account, ':', 2)::uuid
    where not exists (
      select from allowance where post_id = split_part(account, ':', 2)::uuid and period_key = split_part(account, ':', 3)
    )
    group by account, post.id order by account`);
