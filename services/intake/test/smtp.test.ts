import { createLog, type Log, MINUTE_MS } from '@complaints/kit';
import { smtpMailer } from '@complaints/kit/messages';
import { bodyOf, eventually, headerOf, type Mailbox, startMailbox } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logMessages, routeByChannel } from '../src/service.js';
import { type IntakeHouse, register, startIntake } from './intake-house.js';

const warnings: unknown[] = [];
const log = { warn: (...said: unknown[]) => warnings.push(said) } as unknown as Log;
let mailbox: Mailbox;
let house: IntakeHouse;
let email: ReturnType<typeof smtpMailer>;
beforeAll(async () => {
  mailbox = await startMailbox();
  email = smtpMailer({ url: mailbox.url, from: '客户服务 <service@chain.example>' }, log);
  const toLog = logMessages(createLog('intake', 'silent'), { showText: false });
  house = await startIntake({ messages: routeByChannel({ SMS: toLog, EMAIL: email }) });
});
afterAll(async () => {
  await house?.stop();
  await mailbox?.stop();
});

test('R3, R95: an e-mail has a subject line and plain text, and is tried again when the server refuses it', async () => {
  mailbox.refuse(1);
  const { complaint } = await register(house, { customer: { email: 'Wang@Example.com' } });
  await eventually(() => (warnings.length > 0 ? true : undefined));
  expect(mailbox.received).toEqual([]);
  expect(JSON.stringify(warnings)).toContain('451');
  expect(JSON.stringify(warnings)).not.toContain('example.com');
  house.clock.moveBy(MINUTE_MS);
  const message = await eventually(() => mailbox.received[0]);
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
  const already = mailbox.received.length;
  await email.send({ ...given, to: 'a@example.com', subject: 'one\r\nBcc: other@example.com' });
  await email.send({ ...given, to: 'a@example.com\r\nBcc: other@example.com', subject: 'two' }).catch(() => undefined);
  for (const message of mailbox.received.slice(already)) {
    expect(headerOf(message, 'Bcc')).toBe('');
    expect(message.to).not.toContain('other@example.com');
  }
});

test('a server that is away is a failed attempt, in less than the wait before the next', async () => {
  const nobodyThere = smtpMailer({ url: 'smtp://127.0.0.1:9', from: 'service@chain.example' }, log);
  const given = { id: crypto.randomUUID(), kind: 'ACKNOWLEDGEMENT', channel: 'EMAIL', language: 'EN' } as const;
  await expect(nobodyThere.send({ ...given, to: 'a@example.com', subject: 'x', text: 'x' })).rejects.toThrow();
});
