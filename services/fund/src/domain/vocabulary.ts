/** Closed vocabularies of the fund alone. Key = value = database text = GraphQL name. */

/** What has become of a request for money. Source: R65. */
export const DisbursementState = {
  REQUESTED: 'REQUESTED',
  APPROVED: 'APPROVED',
  REJECTED: 'REJECTED',
  PAID: 'PAID',
  CANCELLED: 'CANCELLED',
  REVERSED: 'REVERSED',
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

/** What has become of asking the gateway to pay. Source: R65. */
export const PaymentOrderState = { SENDING: 'SENDING', PAID: 'PAID', REFUSED: 'REFUSED' } as const;
export type PaymentOrderState = (typeof PaymentOrderState)[keyof typeof PaymentOrderState];

/** What moves an amount between two accounts of the books. Source: R64, R65. */
export const TransferKind = {
  /** Authority is set aside for a request. */
  HOLD: 'HOLD',
  /** It is given back. */
  RELEASE: 'RELEASE',
  /** It is used by an approval. */
  GRANT: 'GRANT',
  /** What was used is given back: nothing was paid, or it was taken back. */
  RETURN: 'RETURN',
  /** Money went to the customer. */
  PAYMENT: 'PAYMENT',
  /** A payment was wrong. */
  REVERSAL: 'REVERSAL',
  /** A region's budget was set higher or lower. */
  BUDGET: 'BUDGET',
  /** A part of a region's budget went to another. */
  BUDGET_TRANSFER: 'BUDGET_TRANSFER',
} as const;
export type TransferKind = (typeof TransferKind)[keyof typeof TransferKind];

/** What has become of moving budget from one region to another. */
export const BudgetTransferState = { REQUESTED: 'REQUESTED', APPROVED: 'APPROVED', REJECTED: 'REJECTED' } as const;
export type BudgetTransferState = (typeof BudgetTransferState)[keyof typeof BudgetTransferState];

/** What is unusual about uses of the fund. Source: R61, R66. */
export const FlagKind = {
  SEVERAL_FOR_COMPLAINT: 'SEVERAL_FOR_COMPLAINT',
  SEVERAL_FOR_MATTER: 'SEVERAL_FOR_MATTER',
  JUST_BELOW_LIMIT: 'JUST_BELOW_LIMIT',
  SAME_CUSTOMER: 'SAME_CUSTOMER',
  SAME_PAYEE: 'SAME_PAYEE',
  MANY_IN_A_DAY: 'MANY_IN_A_DAY',
  EXCESS_AFTER_MERGE: 'EXCESS_AFTER_MERGE',
  PAID_WITHOUT_PLAN: 'PAID_WITHOUT_PLAN',
} as const;
export type FlagKind = (typeof FlagKind)[keyof typeof FlagKind];

/** What oversight made of a flag. */
export const FlagState = { OPEN: 'OPEN', CONFIRMED: 'CONFIRMED', DISMISSED: 'DISMISSED' } as const;
export type FlagState = (typeof FlagState)[keyof typeof FlagState];

/** What has become of a verification of the books. Source: R64. */
export const VerificationState = {
  WAITING: 'WAITING',
  RUNNING: 'RUNNING',
  AGREES: 'AGREES',
  DIFFERS: 'DIFFERS',
  FAILED: 'FAILED',
} as const;
export type VerificationState = (typeof VerificationState)[keyof typeof VerificationState];

/** What the books are held against, in the order in which it is done. Source: R62, R64. */
export const BooksCheck = {
  /** Each entry moves something between two accounts that its kind may name. */
  ENTRY_SHAPE: 'ENTRY_SHAPE',
  /** Nothing is booked twice. */
  ENTRY_ONCE: 'ENTRY_ONCE',
  /** What is held and granted of a period is the balance of its accounts. */
  ALLOWANCE_BALANCE: 'ALLOWANCE_BALANCE',
  /** No limit is exceeded. */
  ALLOWANCE_LIMIT: 'ALLOWANCE_LIMIT',
  /** Each disbursement has the entries of its state, and no others. */
  DISBURSEMENT_ENTRIES: 'DISBURSEMENT_ENTRIES',
  /** What is held and granted of a period is what its disbursements add up to. */
  DISBURSEMENT_SUMS: 'DISBURSEMENT_SUMS',
  /** Each budget is the balance of its account. */
  BUDGET_BALANCE: 'BUDGET_BALANCE',
  /** A president’s limit is the budget of the region. */
  BUDGET_LIMIT: 'BUDGET_LIMIT',
  /** Each move of budget that was approved is booked, and no other. */
  BUDGET_MOVES: 'BUDGET_MOVES',
} as const;
export type BooksCheck = (typeof BooksCheck)[keyof typeof BooksCheck];
