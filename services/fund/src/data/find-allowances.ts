import { PostKind } from '@complaints/contracts';
import type { Scope } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { type Period, periodEnd, periodOf } from '../domain/period.js';
import { type FundPolicy, PeriodKind } from '../domain/policy.js';
import { Allowance, untouchedAllowance } from './allowance.js';
import { Budget, budgetOf } from './budget.js';

/**
 * What the managers of stores may still approve in a period, by store; without those that may not be seen or whose
 * manager's post is not known.
 * @param limitFen what a period begins with
 */
export async function findStoreAllowances(
  em: EntityManager,
  storeIds: readonly string[],
  { scope, period, limitFen }: { scope: Scope; period: Period; limitFen: number },
): Promise<Map<string, Allowance>> {
  const posts: { id: string; store_id: string }[] = await em.query(
    `select distinct on (store.id) post.id, store.id as store_id
     from directory_store store
     join directory_post post on post.kind = $5 and coalesce(post.store_id, post.region_id) = store.id
     where store.id = any($1::uuid[])
       and ($2 or store.region_id = any($3::uuid[]) or store.id = any($4::uuid[]))
     order by store.id, post.id`,
    [storeIds.filter(isUuid), scope.all, scope.regionIds, scope.storeIds, PostKind.STORE_MANAGER],
  );
  const begun = await em
    .createQueryBuilder(Allowance, 'allowance')
    .where('allowance.postId = any(:postIds) and allowance.periodKey = :key', {
      postIds: posts.map(({ id }) => id),
      key: period.key,
    })
    .getMany();
  // The counter keeps the highest limit of the period; what is shown is by the policy in force.
  const byPost = new Map(begun.map((allowance) => [allowance.postId, Object.assign(allowance, { limitFen })]));
  return new Map(
    posts.map(({ id, store_id }) => [store_id, byPost.get(id) ?? untouchedAllowance(id, period, limitFen)]),
  );
}

/** A post with one of its periods that have begun; without, where none of those asked for has. */
interface PostAndPeriod {
  kind: PostKind;
  store_id: string | null;
  region_id: string | null;
  period_key: string | null;
  period_ends_at: Date;
  limit_fen: string | null;
  held_fen: string;
  spent_fen: string;
  exhausted_at: Date | null;
}

const begunAllowance = (postId: string, row: PostAndPeriod): Allowance =>
  Object.assign(new Allowance(), {
    ...{ postId, periodKey: row.period_key, periodEndsAt: row.period_ends_at, exhaustedAt: row.exhausted_at },
    limitFen: row.limit_fen === null ? null : Number(row.limit_fen),
    ...{ heldFen: Number(row.held_fen), spentFen: Number(row.spent_fen) },
  });

/**
 * What a post may still approve in a period, and where the post is; null where there is no such post or it has no authority.
 * @param periodKey the period that runs when null
 */
export async function findAllowance(
  em: EntityManager,
  postId: string,
  { policy, now, periodKey }: { policy: FundPolicy; now: Date; periodKey: string | null },
): Promise<{ allowance: Allowance | null; place: { storeId: string | null; regionId: string | null } } | null> {
  if (!isUuid(postId)) return null;
  // Whether the post counts in months or quarters is known once it is read.
  const keys = Object.values(PeriodKind).map((kind) => periodKey ?? periodOf(now, kind, policy.timeZone).key);
  const rows: PostAndPeriod[] = await em.query(
    `select post.kind, post.store_id, post.region_id, period_key, period_ends_at, limit_fen, held_fen, spent_fen, exhausted_at
     from directory_post post left join allowance on post_id = post.id and period_key = any($2)
     where post.id = $1`,
    [postId, keys],
  );
  const authority = policy.authorities.find((one) => one.post === rows[0]?.kind);
  if (!rows[0] || !authority) return null;
  const { store_id: storeId, region_id: regionId } = rows[0];
  const running = periodOf(now, authority.period, policy.timeZone);
  const period = periodKey === null ? running : { key: periodKey, endsAt: periodEnd(periodKey, policy.timeZone) };
  const row = rows.find((one) => one.period_key === period.key);
  const begun = row ? begunAllowance(postId.toLowerCase(), row) : null;
  const place = { storeId, regionId };
  // What a period begins with, and what the policy in force allows, is known of the one that runs alone.
  if (period.key !== running.key) return { allowance: begun, place };
  const limitFen = async () => {
    if (authority.limit.kind === 'FIXED') return authority.limit.fen;
    return authority.limit.kind === 'BUDGET' && regionId ? ((await budgetOf(em, regionId, period.key)) ?? 0) : null;
  };
  const allowance = begun ?? untouchedAllowance(postId.toLowerCase(), period, null);
  return { allowance: Object.assign(allowance, { limitFen: await limitFen() }), place };
}

/** What regions may spend in a quarter, by region; where none is set yet, a budget without a limit. */
export async function findBudgets(
  em: EntityManager,
  regionIds: readonly string[],
  quarter: Period,
): Promise<Map<string, Budget>> {
  const rows: { region_id: string; limit_fen: string | null; held_fen: string | null; spent_fen: string | null }[] =
    await em.query(
      `select distinct on (region.id) region.id as region_id, budget.limit_fen, allowance.held_fen, allowance.spent_fen
       from unnest($1::uuid[]) as region (id)
       left join budget on budget.region_id = region.id and budget.quarter = $2
       left join directory_post post on post.kind = $3 and coalesce(post.store_id, post.region_id) = region.id
       left join allowance on allowance.post_id = post.id and allowance.period_key = $2
       order by region.id, post.id`,
      [regionIds.filter(isUuid), quarter.key, PostKind.REGIONAL_PRESIDENT],
    );
  return new Map(
    rows.map((row) => [
      row.region_id,
      Object.assign(new Budget(), {
        regionId: row.region_id,
        quarter: quarter.key,
        periodEndsAt: quarter.endsAt,
        limitFen: row.limit_fen === null ? null : Number(row.limit_fen),
        heldFen: Number(row.held_fen),
        spentFen: Number(row.spent_fen),
      }),
    ]),
  );
}
