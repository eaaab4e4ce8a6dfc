import { createLog } from '@complaints/kit';
import { MINUTE_MS } from '@complaints/kit/pure';
import { askOncePerKey, auditOf, expectDeed, type TestService } from '@complaints/kit/testing';
import { expect } from 'vitest';
import { sendNoticesTimer } from '../src/timers/send-notices.js';
import { warnOfDeadlinesTimer } from '../src/timers/warn-of-deadlines.js';
import { noticesPage } from './notices.js';
import { director, elsewhere, openCase } from './story.js';

/** What the service is handed where nobody is written to. */
export const outside = { mailer: null, log: createLog('test', 'silent'), countedMs: () => performance.now() };

/** Holds notices and warnings against the audit, which says nothing of the former; answers the names of what was done. */
export const auditNotices = async (service: TestService): Promise<string[]> => [
  ...(await readAndSent(service)),
  await warned(service),
];

async function readAndSent(service: TestService): Promise<string[]> {
  const { edges } = await noticesPage(service, director);
  const ids: string[] = edges.map(({ node }: { node: { id: string } }) => node.id);
  const { rows } = await askOncePerKey(service, {
    ...{ mutation: 'markNoticesRead', by: director, answer: 'notices { id readAt }' },
    ...{ input: { ids: ids.slice(0, 2) }, other: { ids: ids.slice(0, 1) } },
    refused: { by: elsewhere, code: 'NOT_FOUND' },
  });
  expectDeed(rows, { operation: 'markNoticesRead', changes: {} });
  const sending = await auditOf(service, async () => {
    const timer = sendNoticesTimer(() => outside);
    while ((await timer.pass(service.dataSource, service.clock.now())) > 0);
  });
  expectDeed(sending.rows, { operation: 'send-notices', changes: {} });
  return ['markNoticesRead', 'send-notices'];
}

async function warned(service: TestService): Promise<string> {
  const warn = () => warnOfDeadlinesTimer.pass(service.dataSource, service.clock.now());
  while ((await warn()) > 0);
  await openCase(service);
  service.clock.moveBy(15 * MINUTE_MS);
  const { answer: count, rows } = await auditOf(service, warn);
  expect(count).toBeGreaterThan(0);
  expectDeed(rows, { operation: 'warn-of-deadlines', requestId: null, changes: { 'UPDATE deadline': count } });
  return 'warn-of-deadlines';
}
