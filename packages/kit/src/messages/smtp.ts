import { createTransport } from 'nodemailer';
import type { Log } from '../process/log.js';
import type { Mailer } from './email.js';

/** Where e-mails are handed over, and in whose name. */
export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  url: string;
  from: string;
}

/** Together less than the minute after which a message is tried again. */
const PATIENCE_MS = { dnsTimeout: 5_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/**
 * Sends e-mails as plain text. The message's id is its Message-ID on every attempt, so that a mailbox can leave out what
 * it has; what a server said of one that it refused is logged without its words, which may name the address.
 */
export function smtpMailer({ url, from }: SmtpSettings, log: Log): Mailer {
  const transport = createTransport({ url, ...PATIENCE_MS, disableFileAccess: true, disableUrlAccess: true });
  const host = /@([^\s@>]+)>?$/.exec(from)?.[1] ?? 'localhost';
  return {
    async send({ id, kind, to, language, subject, text }) {
      const headers = { 'Auto-Submitted': 'auto-generated', 'Content-Language': language.toLowerCase() };
      const address = { name: '', address: to };
      try {
        await transport.sendMail({ from, to: address, subject, text, headers, messageId: `<${id}@${host}>` });
      } catch (error) {
        const { code, responseCode } = error as { code?: string; responseCode?: number };
        log.warn({ message: id, kind, code, responseCode }, 'an e-mail was not taken');
        throw error;
      }
    },
  };
}
