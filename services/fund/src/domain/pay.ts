import { disbursementPaid, RuleError } from '@complaints/contracts';
import { type Actor, onBehalfOf } from '@complaints/kit/pure';
import { type Decided, type DisbursementFacts, toldOf } from './disbursement.js';
import { mayPay } from './rights.js';
import { ApproverKind, DisbursementState, type PaymentChannel } from './vocabulary.js';

/** The proof that money reached the customer. */
export interface Payment {
  channel: PaymentChannel;
  reference: string;
  /** When the money changed hands. */
  madeAt: Date;
  /** A file of the complaint that shows it. */
  evidenceId: string | null;
}

/** What a payment changes, and for whom it was done. */
export interface Paid extends Decided {
  /** The cashier that the payer deputised for. */
  onBehalfOf: string | null;
}

const path = ['disbursementId'];

/**
 * Pays an approved disbursement out, as somebody did by hand.
 * @throws RuleError as {@link checkPayer}, PAID_IN_FUTURE, PAID_BEFORE_GRANT
 * Source: R64, R65.
 */
export function pay(disbursement: DisbursementFacts, payment: Payment, { by, now }: { by: Actor; now: Date }): Paid {
  const onBehalfOf = checkPayer(disbursement, by);
  checkMadeAt(disbursement, payment.madeAt, now);
  return { ...paid(disbursement, payment, { byId: by.id, now }), onBehalfOf };
}

/** The payment itself, once it is clear that it was made by somebody who may pay. */
export const paid = (
  disbursement: DisbursementFacts,
  { channel, reference, madeAt, evidenceId }: Payment,
  { byId, now }: { byId: string; now: Date },
): Decided => ({
  state: {
    state: DisbursementState.PAID,
    paidAt: now,
    paidById: byId,
    paymentChannel: channel,
    paymentReference: reference,
    paymentMadeAt: madeAt,
    paymentEvidenceId: evidenceId,
  },
  events: [disbursementPaid.of({ ...toldOf(disbursement), paidAt: now })],
});

/**
 * Checks that a disbursement waits to be paid, and that the actor may pay it: a cashier of the region (any cashier where
 * there is none) who is not the approver, or the store manager who approved it within own authority.
 * @returns the cashier that the payer deputises for
 * @throws RuleError NOT_PAYABLE, PAYER_IS_APPROVER, NOT_PAYER
 * Source: R65, R67.
 */
export function checkPayer(disbursement: DisbursementFacts, by: Actor): string | null {
  if (disbursement.state !== DisbursementState.APPROVED) {
    const sentence = `Only what is approved and not yet paid can be paid; this is ${disbursement.state}.`;
    throw new RuleError('NOT_PAYABLE', sentence, path);
  }
  if (isOwnAuthority(disbursement, by)) return null;
  if (disbursement.decidedById === by.id) {
    throw new RuleError('PAYER_IS_APPROVER', 'Who approved a disbursement does not pay it.', path);
  }
  if (!mayPay(by, disbursement)) {
    throw new RuleError('NOT_PAYER', 'A cashier of the region pays, or the store manager who approved.', path);
  }
  return onBehalfOf(by, (one) => mayPay(one, disbursement));
}

function checkMadeAt({ decidedAt }: DisbursementFacts, madeAt: Date, now: Date): void {
  const madeAtPath = ['payment', 'madeAt'];
  if (madeAt > now) throw new RuleError('PAID_IN_FUTURE', 'A payment is recorded once it was made.', madeAtPath);
  if (decidedAt && madeAt < decidedAt)
    throw new RuleError('PAID_BEFORE_GRANT', 'Nothing is paid before it is granted.', madeAtPath);
}

/** Whether the actor approved it as holder of the store manager's post, and still holds it. */
const isOwnAuthority = (disbursement: DisbursementFacts, by: Actor): boolean =>
  disbursement.approverKind === ApproverKind.STORE_MANAGER &&
  disbursement.decidedById === by.id &&
  disbursement.decidedOnBehalfOf === null &&
  by.seats.some((seat) => seat.postId === disbursement.approverPostId && seat.onBehalfOf === null);
