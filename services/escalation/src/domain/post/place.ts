import { PostKind } from '@complaints/contracts';

/** Where an office is. */
export const Seating = {
  STORE: 'STORE',
  REGION: 'REGION',
  DEPARTMENT: 'DEPARTMENT',
  HEADQUARTERS: 'HEADQUARTERS',
} as const;
export type Seating = (typeof Seating)[keyof typeof Seating];

/** Where an office of each kind is. */
export const SEATING: Readonly<Record<PostKind, Seating>> = {
  [PostKind.CLERK]: Seating.STORE,
  [PostKind.STORE_MANAGER]: Seating.STORE,
  [PostKind.REGIONAL_DIRECTOR]: Seating.REGION,
  [PostKind.REGIONAL_PRESIDENT]: Seating.REGION,
  [PostKind.REGIONAL_VICE_PRESIDENT]: Seating.REGION,
  [PostKind.REGIONAL_HR]: Seating.REGION,
  [PostKind.CASHIER]: Seating.REGION,
  [PostKind.DEPARTMENT_HEAD]: Seating.DEPARTMENT,
  [PostKind.EXECUTIVE_PRESIDENT]: Seating.HEADQUARTERS,
  [PostKind.STORE_HEADQUARTERS]: Seating.HEADQUARTERS,
  [PostKind.CUSTOMER_SERVICE]: Seating.HEADQUARTERS,
  [PostKind.ADMINISTRATOR]: Seating.HEADQUARTERS,
};
