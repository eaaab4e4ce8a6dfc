/** Closed vocabularies of the fund alone. Key = value = database text = GraphQL name. */

/** What has become of a request for money. Source: R65. */
export const DisbursementState = {
  REQUESTED: 'REQUESTED',
  APPROVED: 'APPROVED',
  REJECTED: 'REJECTED',
  PAID: 'PAID',
} as const;
export type DisbursementState = (typeof DisbursementState)[keyof typeof DisbursementState];

/** The posts that may grant money, from the lowest to the highest. Source: R60. */
export const ApproverKind = {
  STORE_MANAGER: 'STORE_MANAGER',
  REGIONAL_DIRECTOR: 'REGIONAL_DIRECTOR',
  REGIONAL_PRESIDENT: 'REGIONAL_PRESIDENT',
  EXECUTIVE_PRESIDENT: 'EXECUTIVE_PRESIDENT',
} as const;
export type ApproverKind = (typeof ApproverKind)[keyof typeof ApproverKind];

/** The way money reaches the customer. */
export const PaymentChannel = {
  CASH: 'CASH',
  BANK_TRANSFER: 'BANK_TRANSFER',
  WECHAT_PAY: 'WECHAT_PAY',
  ALIPAY: 'ALIPAY',
  STORE_CREDIT: 'STORE_CREDIT',
} as const;
export type PaymentChannel = (typeof PaymentChannel)[keyof typeof PaymentChannel];

/** What moves money between two accounts. Source: R64. */
export const TransferKind = { PAYMENT: 'PAYMENT' } as const;
export type TransferKind = (typeof TransferKind)[keyof typeof TransferKind];
