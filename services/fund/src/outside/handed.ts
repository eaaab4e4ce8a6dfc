import type { PaymentGateway } from './payment/gateway.js';

/** What the fund is handed of the world outside; a resolver finds it in its context. */
export interface Handed {
  /** The way in which money goes to customers without a person's hands. */
  gateway: PaymentGateway;
}
