import type { Log } from '@complaints/kit';
import { smtpMailer } from '@complaints/kit/messages';
import { MINUTE_MS } from '@complaints/kit/pure';
import { bodyOf, eventually, headerOf, type Mailbox, startMailbox, type TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendNoticesTimer } from '../src/timers/send-notices.js';
import { outside } from './audit-notices.js';
import { markRead, noticesOf } from './notices.js';
import { director, manager, openCase, settled, startEscalation } from './story.js';

const ADDRESS = 'manager@chain.example';

let mailbox: Mailbox;
let service: TestService;
beforeAll(async () => {
  mailbox = await startMailbox();
  service = await startEscalation();
  await service.dataSource.query('update staff set email = $2 where id = $1', [manager.sub, ADDRESS]);
});
afterAll(async () => {
  await service?.stop();
  await mailbox?.stop();
});

/** Sends until nothing is due, two at once. */
async function send(): Promise<void> {
  const mailer = smtpMailer({ url: mailbox.url, from: 'service@chain.example' }, outside.log);
  const timer = sendNoticesTimer(() => ({ ...outside, mailer }));
  const now = service.clock.now();
  await Promise.all([1, 2].map(() => timer.pass(service.dataSource, now)));
  while ((await timer.pass(service.dataSource, now)) > 0);
}
const waiting = async () =>
  (await service.dataSource.query('select count(*)::int as count from notice where send_at is not null'))[0].count;

test('R21, R95: what waits is written to the holder whose address is known, once, and tried again when it is refused', async () => {
  const { caseId } = await openCase(service);
  mailbox.refuse(1);
  await send();
  expect(mailbox.received).toEqual([]);
  service.clock.moveBy(MINUTE_MS - 1);
  await send();
  expect(mailbox.received).toEqual([]);
  service.clock.moveBy(1);
  await send();
  const [message] = mailbox.received;
  if (!message) throw new Error('nothing was written');
  expect(message.to).toEqual([ADDRESS]);
  expect(headerOf(message, 'Subject')).toBe('投诉处理：新的投诉等待您处理。 / A new case stands before you.');
  expect(bodyOf(message)).toContain(caseId);
  await send();
  expect(mailbox.received).toHaveLength(1);
  expect(await waiting()).toBe(0);
});

test('several at once are one e-mail; what was read meanwhile and what goes to nobody known is not written', async () => {
  const already = mailbox.received.length;
  const cases = [await openCase(service), await openCase(service), await openCase(service)];
  const read = await noticesOf(service, manager, cases[0]?.caseId ?? '');
  await markRead(
    service,
    manager,
    read.map(({ id }) => id),
  );
  service.clock.moveBy(30 * MINUTE_MS + 1);
  await settled(service);
  await send();
  const [message, ...others] = mailbox.received.slice(already);
  expect(others).toEqual([]);
  expect(message && headerOf(message, 'Subject')).toMatch(/\d notices$/);
  expect(await noticesOf(service, director, cases[1]?.caseId ?? '')).toHaveLength(1);
  expect(await waiting()).toBe(0);
});

test('without a server the log says which notices there are, and nothing of anybody', async () => {
  const { caseId } = await openCase(service);
  const said: unknown[] = [];
  const listening = { info: (...words: unknown[]) => said.push(words) } as unknown as Log;
  const timer = sendNoticesTimer(() => ({ ...outside, log: listening }));
  await eventually(async () => ((await timer.pass(service.dataSource, service.clock.now())) === 0 ? true : undefined));
  const [{ id } = { id: '' }] = await noticesOf(service, manager, caseId);
  const text = JSON.stringify(said);
  expect(text).toContain(JSON.stringify({ id, kind: 'CASE_OPENED' }));
  expect(text).not.toContain('chain.example');
  expect(text).not.toContain(caseId);
  expect(await waiting()).toBe(0);
});
