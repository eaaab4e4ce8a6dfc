import { disbursementPaid, RuleError, type Told } from '@complaints/contracts';
import type { Actor } from '@complaints/kit/pure';
import { onBehalfOf } from '@complaints/kit/pure';
import { type DisbursementFacts, toldOf } from './disbursement.js';
import { mayPay } from './rights.js';
import { ApproverKind, DisbursementState, type PaymentChannel, TransferKind } from './vocabulary.js';

/** The proof that money reached the customer. */
export interface Payment {
  channel: PaymentChannel;
  reference: string;
}

/** Money moved from one account to another. Source: R64. */
export interface TransferFacts {
  disbursementId: string;
  kind: TransferKind;
  debitAccount: string;
  creditAccount: string;
  /** Whole fen, more than 0. */
  amountFen: number;
  bookedAt: Date;
}

/** What a payment changes and books. */
export interface Paid {
  state: Partial<DisbursementFacts>;
  /** The cashier that the payer deputised for. */
  onBehalfOf: string | null;
  transfer: TransferFacts;
  events: Told[];
}

/**
 * Pays an approved disbursement out. The payer is a cashier of the region (any cashier where there is none) and not the
 * approver, or the store manager who approved it within own authority.
 * @throws RuleError NOT_PAYABLE, PAYER_IS_APPROVER, NOT_PAYER
 * Source: R64, R65, R67.
 */
export function pay(disbursement: DisbursementFacts, payment: Payment, { by, now }: { by: Actor; now: Date }): Paid {
  const path = ['disbursementId'];
  if (disbursement.state !== DisbursementState.APPROVED) {
    throw new RuleError('NOT_PAYABLE', 'Only what is approved and not yet paid can be paid.', path);
  }
  const ownAuthority = isOwnAuthority(disbursement, by);
  if (!ownAuthority) {
    if (disbursement.decidedBy === by.id) {
      throw new RuleError('PAYER_IS_APPROVER', 'Who approved a disbursement does not pay it.', path);
    }
    if (!mayPay(by, disbursement)) {
      throw new RuleError('NOT_PAYER', 'A cashier of the region pays, or the store manager who approved.', path);
    }
  }
  return {
    state: {
      state: DisbursementState.PAID,
      paidAt: now,
      paidBy: by.id,
      paymentChannel: payment.channel,
      paymentReference: payment.reference,
    },
    onBehalfOf: ownAuthority ? null : onBehalfOf(by, (one) => mayPay(one, disbursement)),
    transfer: {
      disbursementId: disbursement.id,
      kind: TransferKind.PAYMENT,
      debitAccount: compensationAccount(disbursement.storeId),
      creditAccount: reserveAccount(disbursement.regionId),
      amountFen: disbursement.amountFen,
      bookedAt: now,
    },
    events: [disbursementPaid.of({ ...toldOf(disbursement), paidAt: now })],
  };
}

/** What stands in reserve for a region. */
const reserveAccount = (regionId: string | null): string => `reserve:${regionId ?? 'none'}`;

/** What a store's customers were given. */
const compensationAccount = (storeId: string | null): string => `compensation:${storeId ?? 'none'}`;

/** Whether the actor approved it as holder of the store manager's post, and still holds it. */
const isOwnAuthority = (disbursement: DisbursementFacts, by: Actor): boolean =>
  disbursement.approverKind === ApproverKind.STORE_MANAGER &&
  disbursement.decidedBy === by.id &&
  disbursement.decidedOnBehalfOf === null &&
  by.seats.some((seat) => seat.postId === disbursement.approverPostId && seat.onBehalfOf === null);
