import { RuleError } from '@complaints/contracts';
import type { Actor } from '@complaints/kit/pure';
import type { DisbursementFacts } from './disbursement.js';
import { mayPay, withMoney } from './rights.js';
import { checkedText, MOST_REFERENCE } from './text.js';

/** How many signs of a payee's reference everybody sees who sees the disbursement. */
const SHOWN = 4;

/** What of a disbursement decides who may know who gets the money. */
type PaidTo = Pick<DisbursementFacts, 'payeeReference' | 'proposerId' | 'approverPostId' | 'regionId' | 'storeId'>;

/**
 * Who gets the money, for somebody who sees the disbursement: whole for whoever pays or decides on it or asked for it, and
 * masked but for its end for others.
 * Source: R91.
 */
export function payeeFor(by: Actor, disbursement: PaidTo): string | null {
  const { payeeReference, proposerId, approverPostId } = disbursement;
  if (payeeReference === null) return null;
  const decides = withMoney(by).seats.some(({ postId }) => postId === approverPostId);
  if (decides || proposerId === by.id || mayPay(by, disbursement)) return payeeReference;
  const signs = [...payeeReference];
  const shown = signs.length > 2 * SHOWN ? signs.slice(-SHOWN) : [];
  return '*'.repeat(signs.length - shown.length) + shown.join('');
}

/**
 * Who gets the money, as the payer says where the request says nothing: a plan names no payee.
 * @param given null where the payer says nothing
 * @throws RuleError PAYEE_OTHER where the request says somebody else, and as {@link checkedText}
 * Source: R65.
 */
export function payeeAfter(known: string | null, given: string | null): string | null {
  if (given === null) return known;
  const path = ['payment', 'payeeReference'];
  const payee = checkedText(given, MOST_REFERENCE, path);
  if (known !== null && known !== payee)
    throw new RuleError(
      'PAYEE_OTHER',
      'The request says somebody else gets the money; cancel it to pay another.',
      path,
    );
  return payee;
}
