import type { AddressInfo } from 'node:net';
import { createLog, type Log, MINUTE_MS } from '@complaints/kit';
import { eventually } from '@complaints/kit/testing';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logMessages, routeByChannel, smtpMessages } from '../src/service.js';
import { type IntakeHouse, register, startIntake } from './intake-house.js';

/** What a server of e-mails was handed. */
interface Received {
  from: string;
  to: string[];
  lines: string;
}

const received: Received[] = [];
/** How often the server still refuses. */
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

const warnings: unknown[] = [];
const log = { warn: (...said: unknown[]) => warnings.push(said) } as unknown as Log;
let house: IntakeHouse;
let email: ReturnType<typeof smtpMessages>;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  email = smtpMessages({ url, from: '客户服务 <service@chain.example>' }, log);
  const toLog = logMessages(createLog('intake', 'silent'), { showText: false });
  house = await startIntake({ messages: routeByChannel({ SMS: toLog, EMAIL: email }) });
});
afterAll(async () => {
  await house?.stop();
  await new Promise<void>((resolve) => server.close(resolve));
});

/** The value of a header, decoded. */
function headerOf({ lines }: Received, name: string): string {
  const head = lines.slice(0, lines.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const value = new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '';
  return value
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, text) => Buffer.from(text, 'base64').toString())
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=/gi, (_, text) => quoted(text.replaceAll('_', ' ')));
}
const quoted = (text: string) => decodeURIComponent(text.replaceAll('%', '%25').replaceAll('=', '%'));
function bodyOf({ lines }: Received): string {
  const body = lines.slice(lines.indexOf('\r\n\r\n') + 4);
  return /transfer-encoding: base64/i.test(lines)
    ? Buffer.from(body, 'base64').toString()
    : quoted(body.replace(/=\r\n/g, ''));
}

test('R3, R95: an e-mail has a subject line and plain text, and is tried again when the server refuses it', async () => {
  refusals = 1;
  const { complaint } = await register(house, { customer: { email: 'Wang@Example.com' } });
  await eventually(() => (warnings.length > 0 ? true : undefined));
  expect(received).toEqual([]);
  expect(JSON.stringify(warnings)).toContain('451');
  expect(JSON.stringify(warnings)).not.toContain('example.com');
  house.clock.moveBy(MINUTE_MS);
  const message = await eventually(() => received[0]);
  expect(message).toMatchObject({ from: 'service@chain.example', to: ['wang@example.com'] });
  expect(headerOf(message, 'Subject')).toBe('您的投诉已受理');
  expect(headerOf(message, 'From')).toContain('service@chain.example');
  expect(headerOf(message, 'Content-Type')).toMatch(/^text\/plain/);
  expect(headerOf(message, 'Message-ID')).toMatch(/^<[\da-f-]{36}@chain\.example>$/);
  expect(bodyOf(message)).toContain(`您的投诉已受理，编号${complaint.number}`);
  const [row] = await eventually(async () => {
    const rows = await house.dataSource.query(`select state, attempts, address from message where state = 'SENT'`);
    return rows.length > 0 ? rows : undefined;
  });
  expect(row).toEqual({ state: 'SENT', attempts: 2, address: null });
});

test('nothing that stands in an address or a subject becomes another header', async () => {
  const given = {
    id: crypto.randomUUID(),
    kind: 'ACKNOWLEDGEMENT',
    channel: 'EMAIL',
    language: 'EN',
    text: 'x',
  } as const;
  const already = received.length;
  await email.send({ ...given, to: 'a@example.com', subject: 'one\r\nBcc: other@example.com' });
  await email.send({ ...given, to: 'a@example.com\r\nBcc: other@example.com', subject: 'two' }).catch(() => undefined);
  for (const message of received.slice(already)) {
    expect(headerOf(message, 'Bcc')).toBe('');
    expect(message.to).not.toContain('other@example.com');
  }
});

test('a server that is away is a failed attempt, in less than the wait before the next', async () => {
  const nobodyThere = smtpMessages({ url: 'smtp://127.0.0.1:9', from: 'service@chain.example' }, log);
  const given = { id: crypto.randomUUID(), kind: 'ACKNOWLEDGEMENT', channel: 'EMAIL', language: 'EN' } as const;
  await expect(nobodyThere.send({ ...given, to: 'a@example.com', subject: 'x', text: 'x' })).rejects.toThrow();
});
