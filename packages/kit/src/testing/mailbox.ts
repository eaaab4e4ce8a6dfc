import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Running } from '../process/lifecycle.js';

/** What a server of e-mails was handed. */
export interface Received {
  from: string;
  to: string[];
  lines: string;
}

/** A server of e-mails that keeps what it is handed, oldest first. */
export interface Mailbox extends Running {
  url: string;
  received: readonly Received[];
  /** Has it refuse so many times to take one, for a while. */
  refuse(times: number): void;
}

export async function startMailbox(): Promise<Mailbox> {
  const received: Received[] = [];
  let refusals = 0;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo(_, __, done) {
      if (refusals === 0) return done();
      refusals -= 1;
      done(Object.assign(new Error('greylisted, try later'), { responseCode: 451 }));
    },
    onData(stream, { envelope: { mailFrom, rcptTo } }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        const to = rcptTo.map(({ address }) => address);
        received.push({ from: mailFrom ? mailFrom.address : '', to, lines: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    refuse(times) {
      refusals = times;
    },
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

/** The value of a header, decoded. */
export function headerOf({ lines }: Received, name: string): string {
  const head = lines.slice(0, lines.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const value = new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '';
  return value
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, text) => Buffer.from(text, 'base64').toString())
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=/gi, (_, text) => quoted(text.replaceAll('_', ' ')));
}
const quoted = (text: string) => decodeURIComponent(text.replaceAll('%', '%25').replaceAll('=', '%'));

/** The text of an e-mail, decoded. */
export function bodyOf({ lines }: Received): string {
  const body = lines.slice(lines.indexOf('\r\n\r\n') + 4);
  return /transfer-encoding: base64/i.test(lines)
    ? Buffer.from(body, 'base64').toString()
    : quoted(body.replace(/=\r\n/g, ''));
}
