import type { PaymentAnswer } from '../../domain/payment-answer.js';
import type { OrderToSend } from '../../domain/payment-order.js';
import type { PaymentChannel } from '../../domain/vocabulary.js';

/** The way out for money. */
export interface PaymentGateway {
  /** The channels that it pays by itself; every other one a person pays, and types the proof. */
  channels: readonly PaymentChannel[];
  /**
   * Has an order paid, or asks what became of it: the same id pays once, however often it is sent.
   * @param signal aborted when the attempt has taken its time
   * @throws GatewayAway when nobody knows what became of it; it is sent again later
   */
  send(order: OrderToSend, signal: AbortSignal): Promise<PaymentAnswer>;
}

/** The gateway gave no answer that can be used: whether the order was paid is open. */
export class GatewayAway extends Error {
  override readonly name = 'GatewayAway';

  /** @param code why, in capitals, digits and `_` */
  constructor(readonly code: string) {
    super(`the gateway gave no answer: ${code}`);
  }
}

/** Pays nothing by itself; an order that was begun with another gateway waits for that one. */
export const manualGateway: PaymentGateway = {
  channels: [],
  async send() {
    throw new GatewayAway('NO_GATEWAY');
  },
};
