import { PostKind } from '@complaints/contracts';
import type { Rights } from '@complaints/kit/pure';

export type Action = 'VIEW_DISBURSEMENT' | 'VIEW_ALLOWANCE' | 'PAY_DISBURSEMENT' | 'SET_BUDGET';

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
};
