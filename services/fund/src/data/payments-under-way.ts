import { measureOf } from '@complaints/kit';

/** For how long the payment service has owed its oldest answer. Source: R65. */
export const paymentsUnderWay = measureOf(
  'payment_orders_oldest_seconds',
  'How long ago the oldest payment was ordered of which nobody knows yet whether it was made; 0 when there is none.',
  `select coalesce(greatest(extract(epoch from $1::timestamptz - min(asked_at)), 0), 0) as value from payment_order
   where state = 'SENDING'`,
);
