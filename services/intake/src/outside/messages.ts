import type { Log } from '@complaints/kit';
import type { Email } from '@complaints/kit/messages';
import type { MessageKind } from '../domain/customer-messages.js';
import { maskedEmail, maskedPhone } from '../domain/mask.js';

/** A message to one customer: `to` is a phone in E.164 or an e-mail address, a subject is for an e-mail. */
export interface CustomerMessage extends Email {
  kind: MessageKind;
  channel: 'SMS' | 'EMAIL';
}

/** The way out to customers. */
export interface Messages {
  /** Hands one message over; throws when it was not taken, and is asked again later. Takes less than a minute. */
  send(message: CustomerMessage): Promise<void>;
}

/**
 * Writes messages to the log instead of sending them.
 * @param showText whether the text stands in the log too; it may hold a one-time link, so never in production
 */
export const logMessages = (log: Log, { showText }: { showText: boolean }): Messages => ({
  async send({ id, kind, channel, to, text }) {
    const address = channel === 'SMS' ? maskedPhone(to) : maskedEmail(to);
    log.info({ message: id, kind, channel, address, ...(showText ? { text } : {}) }, 'a message to a customer');
  },
});

/** Hands each message to the way out of its channel. */
export const routeByChannel = (ways: Record<CustomerMessage['channel'], Messages>): Messages => ({
  send: (message) => ways[message.channel].send(message),
});
