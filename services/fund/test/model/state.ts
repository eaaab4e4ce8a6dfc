import type { EntityManager } from 'typeorm';
import type { Place } from '../chain.js';
import { endOf, type Model } from './model.js';

/** What the fund keeps, and the model says of it, in the same words. */
export interface State {
  claims: string[];
  counters: string[];
  budgets: string[];
}

const ALL = `
  select (select coalesce(json_agg(one), '[]') from (
      select id, state, amount_fen as amount, approver_post_id as post, period_key as period, hold_number as hold, policy_version as version,
        (extract(epoch from hold_until) * 1000)::bigint as until, replaces_id as replaces from disbursement
    ) as one) as claims,
    (select coalesce(json_agg(one), '[]') from (
      select post_id as post, period_key as period, limit_fen as limit, held_fen as held, spent_fen as spent from allowance
    ) as one) as counters,
    (select coalesce(json_agg(one), '[]') from (select region_id as region, quarter, limit_fen as limit from budget) as one) as budgets`;

// biome-ignore lint/suspicious/noExplicitAny: rows of three kinds
type Row = Record<string, any>;

/** @param known ids of disbursements by the numbers of claims; the one that is new is added */
export async function foundIn(
  em: EntityManager,
  known: { claims: string[]; nameOf: ReadonlyMap<string, string>; places: readonly Place[] },
): Promise<State> {
  const [{ claims, counters, budgets }] = await em.query(ALL);
  const name = (post: string | null) => (post === null ? null : known.nameOf.get(post));
  for (const { id } of claims) if (!known.claims.includes(id)) known.claims.push(id);
  const number = (id: string | null) => (id === null ? null : known.claims.indexOf(id));
  const regionOf = (id: string) => known.places.findIndex(({ regionId }) => regionId === id);
  return {
    claims: claims
      .map((one: Row) =>
        words(
          number(one.id),
          one.state,
          one.amount,
          name(one.post),
          one.period,
          one.hold,
          one.version,
          one.until,
          number(one.replaces),
        ),
      )
      .sort(),
    counters: counters.map((one: Row) => words(name(one.post), one.period, one.limit, one.held, one.spent)).sort(),
    budgets: budgets.map(({ region, quarter, limit }: Row) => words(regionOf(region), quarter, limit)).sort(),
  };
}

export function wantedBy(m: Model): State {
  const name = (kind: number | null, complaint: number) =>
    kind === null ? null : `${kind} ${kind === 3 ? 'hq' : m.complaints[complaint]?.region}`;
  return {
    claims: m.claims
      .map((one, number) =>
        words(
          number,
          one.state,
          one.amount,
          name(one.kind, one.complaint),
          one.period,
          one.hold,
          one.version,
          endOf(one),
          one.replaces,
        ),
      )
      .sort(),
    counters: Object.entries(m.counters)
      .map(([key, { limit, held, spent }]) => words(key, limit, held, spent))
      .sort(),
    budgets: Object.entries(m.budgets)
      .map(([key, limit]) => words(key, limit))
      .sort(),
  };
}

const words = (...all: (string | number | null | undefined)[]): string => all.join(' ');
