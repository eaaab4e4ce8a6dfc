import { MOST_ATTEMPTS, ofItself, type Timer, transact } from '@complaints/kit';
import type { DataSource } from 'typeorm';
import { endMessage, type PendingMessage, takeUpMessages } from '../data/message.js';
import { subjectOf } from '../domain/message-subjects.js';
import type { Messages } from '../outside/messages.js';

/** As many connections as a server of e-mails takes from one client. */
const MOST_AT_ONCE = 20;

/** Hands over what waits for customers, each at least once; no transaction is open while the world outside answers. */
export const sendMessages = (outside: () => { messages: Messages }): Timer => ({
  name: 'send-messages',
  async pass(dataSource, now) {
    const due = await transact(dataSource, ofItself('send-messages'), (em) => takeUpMessages(em, now, MOST_AT_ONCE));
    const { messages } = outside();
    await Promise.all(due.map((message) => send(dataSource, messages, { message, now })));
    return due.length;
  },
});

async function send(
  { manager }: DataSource,
  messages: Messages,
  { message, now }: { message: PendingMessage; now: Date },
): Promise<void> {
  const { id, kind, channel, address: to, language, text, attempts } = message;
  try {
    await messages.send({ id, kind, channel, to, language, subject: subjectOf[kind][language], text });
  } catch {
    // What failed is known to the sender, who also logs it; here only whether to try again.
    if (attempts >= MOST_ATTEMPTS) await endMessage(manager, id, { state: 'GIVEN_UP', endedAt: now });
    return;
  }
  await endMessage(manager, id, { state: 'SENT', endedAt: now });
}
