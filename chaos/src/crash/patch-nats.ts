import protocol from 'nats/lib/nats-base-client/protocol.js';
import { die, isReached, isSabotaged } from './orders.js';
import type { Call } from './points.js';
import { acknowledgeTooEarly } from './sabotage.js';

type Send = (subject: string, data?: Uint8Array | string, options?: { reply?: string }) => void;
interface Protocol {
  publish: Send;
  processMsg(message: { subject: Uint8Array }, data: Uint8Array): void;
  flush(): Promise<void>;
  subscriptions: { subs: Map<number, Subscription> };
}
interface Subscription {
  subject: string;
  callback(error: null, message: unknown): void;
}

/** Acknowledgements and pulls get no answer; they have arrived when the server answers a later ping. */
const UNANSWERED = /^\$JS\.(ACK|API\.CONSUMER\.MSG\.NEXT)/;

/** Has every message of this process pass by here: before it is sent, and after it is answered or has arrived. */
export function patchNats(): void {
  const patched = protocol.ProtocolHandler.prototype as unknown as Protocol;
  const { publish, processMsg } = patched;
  const unanswered = new Map<string, Call>();

  patched.publish = function (this: Protocol, subject, data, options) {
    const call = callOf(subject, data);
    const send = () => {
      if (isReached(call, 'BEFORE')) die();
      publish.call(this, subject, data, options);
    };
    if (UNANSWERED.test(subject)) {
      send();
      if (isReached(call, 'AFTER')) this.flush().then(die);
      return;
    }
    if (isSabotaged('mark-before-acknowledge') && !subject.startsWith('$') && options?.reply) {
      return acknowledgeTooEarly(subject, send, (message) => deliver(this, options.reply ?? '', message));
    }
    if (options?.reply) unanswered.set(options.reply, call);
    send();
  };

  patched.processMsg = function (this: Protocol, message, data) {
    const subject = Buffer.from(message.subject).toString();
    const call = unanswered.get(subject);
    unanswered.delete(subject);
    if (call && isReached(call, 'AFTER')) die();
    processMsg.call(this, message, data);
  };
}

/** Hands an answer to whoever waits for it, as if it had come from the server. */
function deliver({ subscriptions }: Protocol, reply: string, message: object): void {
  for (const { subject, callback } of subscriptions.subs.values()) {
    if (subject.endsWith('*') && reply.startsWith(subject.slice(0, -1))) callback(null, { ...message, subject: reply });
  }
}

function callOf(subject: string, data: Uint8Array | string = ''): Call {
  const firstWord = subject.startsWith('$JS.ACK') ? Buffer.from(data).toString('latin1', 0, 4) : '';
  return { kind: 'PUBLISH', text: `${subject} ${firstWord}`, transaction: [] };
}
