import { FlagKind } from '../vocabulary.js';
import { type Rule, unusual } from './rule.js';
import { around, inSpans } from './span.js';
import { stands } from './use.js';

/** Uses for the complaints of one customer, again and again. Source: R66. */
export const sameCustomer: Rule = {
  neighbourhood: (use, { watch }) => {
    const { customerId } = use;
    if (customerId === null) return null;
    return { by: 'CUSTOMER', of: customerId, subject: customerId, ...around(use, watch.sameCustomerWithinDays) };
  },
  judge: (use, neighbours, { watch }) => {
    const span = { from: watch.sameCustomerFrom, withinDays: watch.sameCustomerWithinDays };
    const uses = neighbours.filter((one) => stands(one) && one.customerId === use.customerId);
    return unusual(inSpans(use, uses, span), { kind: FlagKind.SAME_CUSTOMER, ...span });
  },
};

/** Uses whose money goes to one payee, again and again. Source: R66. */
export const samePayee: Rule = {
  neighbourhood: (use, { watch }) => {
    const { id, payee } = use;
    return payee === null ? null : { by: 'PAYEE', of: id, subject: payee, ...around(use, watch.samePayeeWithinDays) };
  },
  judge: (use, neighbours, { watch }) => {
    const span = { from: watch.samePayeeFrom, withinDays: watch.samePayeeWithinDays };
    const uses = neighbours.filter((one) => stands(one) && one.payee === use.payee);
    return unusual(inSpans(use, uses, span), { kind: FlagKind.SAME_PAYEE, ...span });
  },
};
