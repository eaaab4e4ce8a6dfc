import { DeputyScope, PostKind } from '@complaints/contracts';
import { type Actor, may, type Place, type Rights, type Scope, scopeOf, within } from '@complaints/kit/pure';

export type Action =
  | 'VIEW_DISBURSEMENT'
  | 'VIEW_ALLOWANCE'
  | 'PAY_DISBURSEMENT'
  | 'SET_BUDGET'
  | 'VIEW_POLICY'
  | 'KEEP_POLICY';

const STAFF = Object.fromEntries(Object.values(PostKind).map((kind) => [kind, 'ALL'] as const));

const viewers = {
  [PostKind.STORE_MANAGER]: 'STORE',
  [PostKind.REGIONAL_DIRECTOR]: 'REGION',
  [PostKind.REGIONAL_PRESIDENT]: 'REGION',
  [PostKind.REGIONAL_VICE_PRESIDENT]: 'REGION',
  [PostKind.CASHIER]: 'REGION',
  [PostKind.EXECUTIVE_PRESIDENT]: 'ALL',
  [PostKind.STORE_HEADQUARTERS]: 'ALL',
  [PostKind.CUSTOMER_SERVICE]: 'ALL',
  [PostKind.ADMINISTRATOR]: 'ALL',
} as const;

/** Which post may do what, how far. Who approves stands on each disbursement instead. Source: R91. */
export const rights: Rights<Action> = {
  VIEW_DISBURSEMENT: viewers,
  VIEW_ALLOWANCE: viewers,
  PAY_DISBURSEMENT: { [PostKind.CASHIER]: 'REGION' },
  SET_BUDGET: { [PostKind.ADMINISTRATOR]: 'ALL' },
  VIEW_POLICY: STAFF,
  KEEP_POLICY: { [PostKind.ADMINISTRATOR]: 'ALL' },
};

/** What an actor reaches of the disbursements. */
export interface DisbursementScope extends Scope {
  /** Also those of no region. */
  withoutRegion: boolean;
}

/** What the actor may see of the disbursements; who may pay one sees it. Source: R91. */
export const disbursementsOf = (actor: Actor): DisbursementScope => ({
  ...scopeOf(rights, actor, 'VIEW_DISBURSEMENT'),
  withoutRegion: paysSomewhere(actor),
});

/** What is done with money is done from a post of one's own, or as a deputy in approvals. Source: R26. */
export const withMoney = (actor: Actor): Actor => within(actor, DeputyScope.APPROVALS);

/** Whether the actor pays what belongs to a place. What belongs to no region has no cashier of its own: any pays it. */
export function mayPay(actor: Actor, place: Place): boolean {
  const payer = withMoney(actor);
  return may(rights, payer, 'PAY_DISBURSEMENT', place) || (place.regionId === null && paysSomewhere(payer));
}

const paysSomewhere = (actor: Actor): boolean =>
  actor.seats.some(({ kind }) => rights.PAY_DISBURSEMENT[kind] !== undefined);

/** Whether the actor sets budgets. Source: R60. */
export const maySetBudget = (actor: Actor): boolean => scopeOf(rights, withMoney(actor), 'SET_BUDGET').all;

/** Whether the actor may read the policy. Source: R91. */
export const seesPolicy = (actor: Actor): boolean => scopeOf(rights, actor, 'VIEW_POLICY').all;

/** Whether the actor publishes the policy and sees who has acknowledged it. Source: the paragraph on policy. */
export const keepsPolicy = (actor: Actor): boolean => scopeOf(rights, withMoney(actor), 'KEEP_POLICY').all;
