import { type Policy, policyOf } from './policies.js';

/**
 * A small model of the fund: what the rules must come to, written another way. Places are the numbers of two regions with one
 * store each, kinds of post are numbers from the store manager's, 0, to the executive president's, 3; levels count from 0.
 * Instants are milliseconds, amounts whole fen.
 */
export interface Model {
  now: number;
  /** The version of the policy in force. */
  version: number;
  complaints: Complaint[];
  claims: Claim[];
  /** By kind, place and period. */
  counters: Record<string, Counter>;
  /** By region and quarter. */
  budgets: Record<string, number>;
}
export interface Complaint {
  region: number;
  level: number;
  tier: number;
  /** The one it was joined to. */
  into: number | null;
}
interface Counter {
  limit: number | null;
  held: number;
  spent: number;
}
export interface Claim {
  complaint: number;
  amount: number;
  state: 'REQUESTED' | 'APPROVED' | 'REJECTED' | 'PAID' | 'CANCELLED' | 'REVERSED';
  /** The post it stands before, and in which period. */
  kind: number | null;
  period: string | null;
  hold: number;
  version: number;
  askedAt: number;
  level: number;
  tier: number;
  /** The number of the plan that asked, and of the claim it pays again. */
  plan: number | null;
  replaces: number | null;
}

const HOUR = 3_600_000;
export const PRESIDENT = 2;
const EXECUTIVE = 3;

export const policy = (m: Model): Policy => policyOf(m.version);

const partOf = (period: 'MONTH' | 'QUARTER', ms: number, { offsetHours }: Policy): string => {
  const month = new Date(ms + offsetHours * HOUR).toISOString().slice(0, 7);
  return period === 'MONTH' ? month : `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
};
export const quarterNow = (m: Model): string => partOf('QUARTER', m.now, policy(m));

export const keyOf = (kind: number, region: number, period: string): string =>
  `${kind} ${kind === EXECUTIVE ? 'hq' : region} ${period}`;
const counterOf = (m: Model, { kind, complaint, period }: Claim): Counter => {
  const counter = m.counters[keyOf(kind ?? -1, m.complaints[complaint]?.region ?? -1, period ?? '')];
  if (!counter) throw new Error('the model has no such counter');
  return counter;
};

/** The complaint that goes on for another. */
export const rootOf = (m: Model, complaint: number): number => {
  const into = m.complaints[complaint]?.into ?? null;
  return into === null ? complaint : rootOf(m, into);
};

const USES: readonly string[] = ['REQUESTED', 'APPROVED', 'PAID'];
/** What is used for a complaint and all joined with it, but for one claim. */
export const others = (m: Model, claim: Claim): number =>
  m.claims
    .filter(
      (one) => one !== claim && USES.includes(one.state) && rootOf(m, one.complaint) === rootOf(m, claim.complaint),
    )
    .reduce((sum, { amount }) => sum + amount, 0);

const covers = (m: Model, claim: Claim, kind: number): boolean => {
  const { perUse, level } = policyOf(claim.version).rules[kind] ?? { perUse: 0, level: -1 };
  return (
    kind + 1 >= claim.tier && claim.level <= level && (perUse === null || others(m, claim) + claim.amount <= perUse)
  );
};

/** Stands before the lowest post above that may take it, which holds its amount. @returns why none does, or null */
export function take(m: Model, claim: Claim, above = -1): string | null {
  const { region } = m.complaints[claim.complaint] as Complaint;
  const rules = policyOf(claim.version).rules;
  for (let kind = above + 1; kind <= EXECUTIVE; kind += 1) {
    const rule = rules[kind];
    if (!rule || !covers(m, claim, kind)) continue;
    const period = partOf(rule.period, claim.askedAt, policyOf(claim.version));
    const key = keyOf(kind, region, period);
    const first = rule.limit === 'BUDGET' ? m.budgets[`${region} ${period}`] : rule.limit;
    if (!m.counters[key] && first === undefined) return 'BUDGET_NOT_SET';
    m.counters[key] ??= { limit: first ?? null, held: 0, spent: 0 };
    const counter = m.counters[key];
    const limit = rule.limit === 'BUDGET' ? counter.limit : rule.limit;
    const used = counter.held + counter.spent + claim.amount;
    if (limit !== null && used > limit) continue;
    counter.limit = limit === null ? null : Math.max(counter.limit ?? 0, limit);
    counter.held += claim.amount;
    Object.assign(claim, { kind, period });
    return null;
  }
  return 'BEYOND_EVERY_AUTHORITY';
}

export const release = (m: Model, claim: Claim): void => {
  counterOf(m, claim).held -= claim.amount;
};
export const grant = (m: Model, claim: Claim): void => {
  release(m, claim);
  counterOf(m, claim).spent += claim.amount;
  claim.state = 'APPROVED';
};
export const giveBack = (m: Model, claim: Claim): void => {
  const counter = counterOf(m, claim);
  if (claim.state === 'REQUESTED') counter.held -= claim.amount;
  else counter.spent -= claim.amount;
};

/** What waits goes up when its post may grant it no longer. @returns whether it stays */
export function review(m: Model, claim: Claim): boolean {
  if (claim.state !== 'REQUESTED') return true;
  const known = m.complaints[claim.complaint] as Complaint;
  const now = { ...claim, level: known.level, tier: Math.max(known.tier, claim.tier) };
  // The copy is no claim of the model: what the claim itself asks for must not count beside it.
  const at = m.claims.indexOf(claim);
  m.claims[at] = now;
  const stays = covers(m, now, claim.kind ?? -1);
  m.claims[at] = claim;
  if (stays) return true;
  release(m, claim);
  const { level, tier } = claim;
  Object.assign(claim, { level: now.level, tier: now.tier });
  if (take(m, claim, claim.kind ?? -1) === null) claim.hold += 1;
  else Object.assign(claim, { state: 'REJECTED', level, tier });
  return false;
}

/** When what a claim holds is given back. */
export const endOf = ({ askedAt, version }: Claim): number => askedAt + policyOf(version).holdHours * HOUR;
