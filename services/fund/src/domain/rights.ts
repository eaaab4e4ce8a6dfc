import { DeputyScope, PostKind } from '@complaints/contracts';
import { type Actor, may, type Place, type Rights, reaches, type Scope, scopeOf, within } from '@complaints/kit/pure';

export type Action =
  | 'VIEW_DISBURSEMENT'
  | 'VIEW_ALLOWANCE'
  | 'VIEW_BOOKS'
  | 'REQUEST_DISBURSEMENT'
  | 'PAY_DISBURSEMENT'
  | 'SET_BUDGET'
  | 'ASK_FOR_BUDGET'
  | 'DECIDE_ON_BUDGET'
  | 'OVERSEE'
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
  VIEW_DISBURSEMENT: { [PostKind.CLERK]: 'STORE', ...viewers },
  VIEW_ALLOWANCE: viewers,
  VIEW_BOOKS: {
    [PostKind.CASHIER]: 'REGION',
    [PostKind.REGIONAL_PRESIDENT]: 'REGION',
    [PostKind.EXECUTIVE_PRESIDENT]: 'ALL',
    [PostKind.STORE_HEADQUARTERS]: 'ALL',
    [PostKind.CUSTOMER_SERVICE]: 'ALL',
    [PostKind.ADMINISTRATOR]: 'ALL',
  },
  REQUEST_DISBURSEMENT: {
    [PostKind.CLERK]: 'STORE',
    [PostKind.STORE_MANAGER]: 'STORE',
    [PostKind.REGIONAL_DIRECTOR]: 'REGION',
    [PostKind.REGIONAL_PRESIDENT]: 'REGION',
    [PostKind.EXECUTIVE_PRESIDENT]: 'ALL',
    [PostKind.CUSTOMER_SERVICE]: 'ALL',
  },
  PAY_DISBURSEMENT: { [PostKind.CASHIER]: 'REGION' },
  SET_BUDGET: { [PostKind.ADMINISTRATOR]: 'ALL' },
  ASK_FOR_BUDGET: {
    [PostKind.REGIONAL_PRESIDENT]: 'REGION',
    [PostKind.EXECUTIVE_PRESIDENT]: 'ALL',
    [PostKind.ADMINISTRATOR]: 'ALL',
  },
  DECIDE_ON_BUDGET: { [PostKind.EXECUTIVE_PRESIDENT]: 'ALL' },
  OVERSEE: {
    [PostKind.STORE_HEADQUARTERS]: 'ALL',
    [PostKind.CUSTOMER_SERVICE]: 'ALL',
    [PostKind.EXECUTIVE_PRESIDENT]: 'ALL',
  },
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

/** Whether the actor may know of a complaint and its money. Source: R91. */
export function seesComplaint(actor: Actor, { confidential, ...place }: Place & { confidential: boolean }): boolean {
  const scope = scopeOf(rights, actor, 'VIEW_DISBURSEMENT');
  return reaches(confidential ? { ...scope, storeIds: [] } : scope, place);
}

/** What is done with money is done from a post of one's own, or as a deputy in approvals. Source: R26. */
export const withMoney = (actor: Actor): Actor => within(actor, DeputyScope.APPROVALS);

/** Whether the actor pays what belongs to a place. What belongs to no region has no cashier of its own: any pays it. */
export function mayPay(actor: Actor, place: Place): boolean {
  const payer = withMoney(actor);
  return may(rights, payer, 'PAY_DISBURSEMENT', place) || (place.regionId === null && paysSomewhere(payer));
}

const paysSomewhere = (actor: Actor): boolean =>
  actor.seats.some(({ kind }) => rights.PAY_DISBURSEMENT[kind] !== undefined);

/** Whether the actor asks for money for a complaint at a place; also as a deputy in cases. Source: R26, R61. */
export const mayRequest = (actor: Actor, place: Place): boolean =>
  may(rights, within(actor, DeputyScope.CASES), 'REQUEST_DISBURSEMENT', place);

/** Whether the actor sees what a post at a place may still approve, or a region may spend. Source: R91. */
export const seesAllowance = (actor: Actor, place: Place): boolean => may(rights, actor, 'VIEW_ALLOWANCE', place);

/** What of the books the actor sees; entries that belong to no region only who sees all. Source: R64, R91. */
export const booksOf = (actor: Actor): Scope => scopeOf(rights, actor, 'VIEW_BOOKS');

/** Whether the actor sees all of the books. Source: R64, R91. */
export const seesAllBooks = (actor: Actor): boolean => booksOf(actor).all;

/** Whether the actor asks that a part of a region's budget goes to another. Source: R60. */
export const mayAskForBudget = (actor: Actor, regionId: string): boolean =>
  may(rights, withMoney(actor), 'ASK_FOR_BUDGET', { regionId, storeId: null });

/** Whether the actor decides on moving budget between regions. Source: R60. */
export const mayDecideOnBudget = (actor: Actor): boolean => scopeOf(rights, withMoney(actor), 'DECIDE_ON_BUDGET').all;

/** Whether the actor sets budgets. Source: R60. */
export const maySetBudget = (actor: Actor): boolean => scopeOf(rights, withMoney(actor), 'SET_BUDGET').all;

/** Whether the actor sees what is flagged. Source: R66, R91. */
export const seesFlags = (actor: Actor): boolean => scopeOf(rights, actor, 'OVERSEE').all;

/** Whether the actor decides on what is flagged. Source: R66. */
export const mayDecideOnFlags = (actor: Actor): boolean => seesFlags(withMoney(actor));

/** Whether the actor may read the policy. Source: R91. */
export const seesPolicy = (actor: Actor): boolean => scopeOf(rights, actor, 'VIEW_POLICY').all;

/** Whether the actor publishes the policy and sees who has acknowledged it. Source: the paragraph on policy. */
export const keepsPolicy = (actor: Actor): boolean => scopeOf(rights, withMoney(actor), 'KEEP_POLICY').all;
