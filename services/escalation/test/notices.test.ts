import { MINUTE_MS } from '@complaints/kit/pure';
import type { TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kindsOf, markRead, noticesOf, noticesPage } from './notices.js';
import {
  director,
  done,
  elsewhere,
  holderOf,
  lakeside,
  manager,
  openCase,
  president,
  settled,
  startEscalation,
} from './story.js';

const executive = holderOf('EXECUTIVE_PRESIDENT');
/** Deputises for the executive president. */
const headquarters = holderOf('STORE_HEADQUARTERS');
const customer = { sub: uuidv7(), role: 'CUSTOMER' } as const;

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
});
afterAll(() => service?.stop());

test('R21: a case is told to its owner; a missed contact to the owner and the superior, who sees the case with it', async () => {
  const { caseId } = await openCase(service);
  service.clock.moveBy(30 * MINUTE_MS + 1);
  await settled(service);
  expect(await kindsOf(service, manager, caseId)).toEqual(['CASE_OPENED', 'DEADLINE_MISSED CONTACT']);
  const [shown, ...rest] = await noticesOf(service, director, caseId);
  expect(shown).toMatchObject({
    ...{ kind: 'DEADLINE_MISSED', deadlineKind: 'CONTACT', subject: '', post: { kind: 'REGIONAL_DIRECTOR' } },
    ...{ textZh: '联系客户期限已过。', textEn: 'A contact deadline was missed.', readAt: null, readBy: null },
  });
  expect(rest).toEqual([]);
  for (const other of [president, elsewhere, customer]) expect(await kindsOf(service, other, caseId)).toEqual([]);
});

test('R18, R20, R26: what is ABNORMAL is told to the executive president, and to who deputises in cases', async () => {
  const { caseId } = await openCase(service, { level: 'ABNORMAL' });
  expect(await kindsOf(service, president, caseId)).toEqual(['CASE_OPENED', 'EMERGENCY']);
  for (const reader of [executive, headquarters]) expect(await kindsOf(service, reader, caseId)).toEqual(['EMERGENCY']);
});

test('R23: a step up is told to the owner it leads to, who alone sees it there', async () => {
  const { caseId } = await openCase(service);
  const reportedAt = service.clock.now();
  await done(service, manager, 'escalateCase', { caseId, reportedToId: director.sub, reportedAt });
  expect(await kindsOf(service, director, caseId)).toEqual(['CASE_CLIMBED']);
  expect(await kindsOf(service, manager, caseId)).toEqual(['CASE_OPENED']);
});

test('a notice is read once for all who act from the post; nobody reads what is another’s', async () => {
  const { caseId } = await openCase(service, { storeId: null, regionId: null });
  const desk = holderOf('CUSTOMER_SERVICE');
  const id = (await noticesOf(service, desk, caseId))[0]?.id ?? '';
  const unread = async () =>
    (await noticesPage(service, desk, 'first: 100 unreadOnly: true')).edges.map(
      ({ node }: { node: { id: string } }) => node.id,
    );
  expect(await unread()).toContain(id);
  const refused = async (caller: typeof manager, ids: string[]) => (await markRead(service, caller, ids)).errors;
  expect(await refused(manager, [id])).toEqual([{ code: 'NOT_FOUND', path: ['ids'] }]);
  expect(await refused(desk, [id, uuidv7()])).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect(await refused(desk, ['x'])).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect(await refused(desk, [])).toMatchObject([{ code: 'NOTICES_NOT_NAMED' }]);
  expect(await refused(desk, Array(101).fill(id))).toMatchObject([{ code: 'TOO_MANY_NOTICES' }]);
  expect(await unread()).toContain(id);

  const readAt = service.clock.moveBy(MINUTE_MS).toISOString();
  const read = [{ id, readAt, readBy: { id: desk.sub } }];
  expect(await markRead(service, desk, [id.toUpperCase()])).toEqual({ notices: read, errors: [] });
  expect(await unread()).not.toContain(id);
  service.clock.moveBy(MINUTE_MS);
  expect(await markRead(service, desk, [id])).toEqual({ notices: read, errors: [] });
});

test('notices come newest first in pages, of all posts of a person together', async () => {
  await openCase(service);
  await openCase(service, { storeId: lakeside.id });
  const all = (await noticesPage(service, manager)).edges.map(({ node }: { node: { id: string } }) => node.id);
  expect(all).toEqual(all.toSorted().reverse());
  const first = await noticesPage(service, manager, 'first: 2');
  const second = await noticesPage(service, manager, `first: 2 after: "${first.pageInfo.endCursor}"`);
  const ids = [...first.edges, ...second.edges].map(({ node }: { node: { id: string } }) => node.id);
  expect(ids).toEqual(all.slice(0, 4));
});
