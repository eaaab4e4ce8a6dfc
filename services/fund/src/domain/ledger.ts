import { TransferKind } from './vocabulary.js';

/** An amount moved from one account to another: the credit account gives, the debit account takes. Source: R64. */
export interface TransferFacts {
  kind: TransferKind;
  /** What it belongs to; null of budgets. */
  disbursementId: string | null;
  /** Counts the posts that a disbursement has been held by, from 1; with it and its kind a transfer happens once. */
  holdNumber: number | null;
  regionId: string | null;
  debitAccount: string;
  creditAccount: string;
  /** Whole fen, more than 0. */
  amountFen: number;
  bookedAt: Date;
}

/** A post's period, whose counter keeps what is held and spent of it. */
export interface PeriodOfPost {
  postId: string;
  periodKey: string;
}

const ofPeriod = (name: string, { postId, periodKey }: PeriodOfPost): string => `${name}:${postId}:${periodKey}`;

/** What may yet be granted in a period; it gives, so that it is never above nothing. */
const authority = (period: PeriodOfPost): string => ofPeriod('authority', period);
/** What is set aside in a period. */
const heldAccount = (period: PeriodOfPost): string => ofPeriod('held', period);
/** What is granted in a period. */
const grantedAccount = (period: PeriodOfPost): string => ofPeriod('granted', period);
/** What a region may spend in a quarter. */
export const budgetAccount = (regionId: string, quarter: string): string => `budget:${regionId}:${quarter}`;
/** Where budgets come from. */
const FUNDING_ACCOUNT = 'funding';
/** What stands in reserve for a region. */
const reserve = (regionId: string | null): string => `reserve:${regionId ?? 'none'}`;
/** What a store's customers were given. */
const compensation = (storeId: string | null): string => `compensation:${storeId ?? 'none'}`;

/** What moves authority within a post's period. */
export type AuthorityKind = 'HOLD' | 'RELEASE' | 'GRANT' | 'RETURN';

const AUTHORITY_MOVES: Record<AuthorityKind, { to: typeof authority; from: typeof authority }> = {
  HOLD: { to: heldAccount, from: authority },
  RELEASE: { to: authority, from: heldAccount },
  GRANT: { to: grantedAccount, from: heldAccount },
  RETURN: { to: authority, from: grantedAccount },
};

/** What of a disbursement its transfers say. */
interface OfDisbursement {
  id: string;
  storeId: string | null;
  regionId: string | null;
  amountFen: number;
  holdNumber: number;
}

const common = ({ id, regionId, amountFen, holdNumber }: OfDisbursement, bookedAt: Date) => ({
  disbursementId: id,
  holdNumber,
  regionId,
  amountFen,
  bookedAt,
});

/** A move of authority for a disbursement, within a post's period. Source: R64, R65. */
export function authorityTransfer(
  kind: AuthorityKind,
  disbursement: OfDisbursement & PeriodOfPost,
  bookedAt: Date,
): TransferFacts {
  const { to, from } = AUTHORITY_MOVES[kind];
  return {
    ...common(disbursement, bookedAt),
    kind,
    debitAccount: to(disbursement),
    creditAccount: from(disbursement),
  };
}

/** Money to the customer, or, against it, a payment that was wrong. Source: R64. */
export function moneyTransfer(
  kind: 'PAYMENT' | 'REVERSAL',
  disbursement: OfDisbursement,
  bookedAt: Date,
): TransferFacts {
  const given = compensation(disbursement.storeId);
  const kept = reserve(disbursement.regionId);
  const [debitAccount, creditAccount] = kind === 'PAYMENT' ? [given, kept] : [kept, given];
  return { ...common(disbursement, bookedAt), kind, debitAccount, creditAccount };
}

/**
 * A budget set to another amount; null where nothing changes.
 * @param before whole fen; 0 where none was set
 * Source: R60, R64.
 */
export function budgetTransferOf(
  { regionId, quarter, limitFen }: { regionId: string; quarter: string; limitFen: number },
  before: number,
  bookedAt: Date,
): TransferFacts | null {
  if (limitFen === before) return null;
  const budget = budgetAccount(regionId, quarter);
  const [debitAccount, creditAccount] = limitFen > before ? [budget, FUNDING_ACCOUNT] : [FUNDING_ACCOUNT, budget];
  return {
    ...{ kind: TransferKind.BUDGET, disbursementId: null, holdNumber: null, regionId, debitAccount, creditAccount },
    ...{ amountFen: Math.abs(limitFen - before), bookedAt },
  };
}
