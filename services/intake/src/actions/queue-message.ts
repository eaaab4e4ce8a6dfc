import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Message } from '../data/message.js';
import type { Address, Language } from '../domain/contact.js';
import { type MessageKind, MessageState, type Words } from '../domain/customer-messages.js';

/** What to write to whom. */
export interface QueueMessage {
  kind: MessageKind;
  complaintId: string;
  address: Address;
  language: Language;
  words: Words;
  now: Date;
}

/** Puts a message to a customer in the queue, in the transaction that makes it true; a timer sends it. */
export async function queueMessage(em: EntityManager, command: QueueMessage): Promise<void> {
  const { kind, complaintId, address, language, words, now } = command;
  await em.insert(Message, {
    id: uuidv7(),
    complaintId,
    kind,
    state: MessageState.PENDING,
    channel: address.channel,
    language,
    address: address.to,
    text: words[language],
    attempts: 0,
    nextAttemptAt: now,
    queuedAt: now,
    endedAt: null,
  });
}
