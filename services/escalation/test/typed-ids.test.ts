import { type PostKind, regionChanged, storeChanged } from '@complaints/contracts';
import { ofItself, transact } from '@complaints/kit';
import type { TestCaller, TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appoint } from '../src/actions/directory/appoint-holder.js';
import { insertPost } from '../src/data/post.js';
import { insertStaff } from '../src/data/staff.js';
import { openCase, refusal, startEscalation } from './story.js';

/** Ids that look different in large letters. */
const idOf = (letter: string) => `0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeee${letter}`;
const storeId = idOf('a');
const regionId = idOf('b');
const manager: TestCaller = { sub: idOf('c'), role: 'STAFF' };
const director: TestCaller = { sub: idOf('d'), role: 'STAFF' };

let service: TestService;
let opened: Awaited<ReturnType<typeof openCase>>;
beforeAll(async () => {
  service = await startEscalation();
  const names = { code: 'X', nameZh: '店', nameEn: 'X' };
  await service.hear(regionChanged.of({ regionId, ...names }));
  await service.hear(storeChanged.of({ storeId, regionId, ...names }));
  const people = [manager, director].map(({ sub }) => ({ id: sub, name: 'A Person', email: null }));
  await insertStaff(service.dataSource.manager, people);
  await open('STORE_MANAGER', idOf('e'), { holder: manager, at: storeId });
  await open('REGIONAL_DIRECTOR', idOf('f'), { holder: director, at: null });
  await open('REGIONAL_PRESIDENT', idOf('0'), { holder: director, at: null });
  opened = await openCase(service, { storeId, regionId });
});
afterAll(() => service?.stop());

const open = (kind: PostKind, id: string, { holder, at }: { holder: TestCaller; at: string | null }) =>
  transact(service.dataSource, ofItself('test'), async (em) => {
    await insertPost(em, { id, kind, storeId: at, regionId, departmentId: null });
    await appoint(em, { postId: id, holderId: holder.sub, deputy: null, byId: null, now: service.clock.now() });
  });

/** What a bad id, the id in large letters and the id itself lead to, asked together. */
async function asTyped(caller: TestCaller, type: string, { id, fields }: { id: string; fields: string }) {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${fields} } } }`;
  const of = ['no id', id.toUpperCase(), id].map((typed) => ({ __typename: type, id: typed }));
  const { data, errors } = await service.ask(caller, query, { of });
  expect(errors).toBeUndefined();
  return data._entities;
}

test('an id that is none is not there and harms no other beside it; letters may be large', async () => {
  const { caseId, complaintId } = opened;
  const found = { id: caseId };
  expect(await asTyped(manager, 'Case', { id: caseId, fields: 'id' })).toEqual([null, found, found]);
  const handling = { case: found };
  const ofComplaint = await asTyped(manager, 'Complaint', { id: complaintId, fields: 'case { id }' });
  expect(ofComplaint).toEqual([{ case: null }, handling, handling]);
  const named = { name: 'A Person' };
  expect(await asTyped(director, 'Staff', { id: manager.sub, fields: 'name' })).toEqual([null, named, named]);
  const held = { holder: { id: manager.sub } };
  expect(await asTyped(director, 'Post', { id: idOf('e'), fields: 'holder { id }' })).toEqual([null, held, held]);
  const fields = 'openCases { totalCount edges { node { id } } }';
  const page = { openCases: { totalCount: 1, edges: [{ node: found }] } };
  const none = { openCases: null };
  expect(await asTyped(manager, 'Store', { id: storeId, fields })).toEqual([none, page, page]);
  expect(await asTyped(director, 'Region', { id: regionId, fields })).toEqual([none, page, page]);
});

test('R23: who reports to themself in large letters reports to nobody', async () => {
  const filing = { caseId: opened.caseId.toUpperCase(), reportedAt: service.clock.now() };
  for (const reportedToId of [manager.sub, manager.sub.toUpperCase()]) {
    expect(await refusal(service, manager, 'escalateCase', { ...filing, reportedToId })).toBe('REPORTED_TO_UNKNOWN');
  }
  const reportedToId = director.sub.toUpperCase();
  expect(await refusal(service, manager, 'escalateCase', { ...filing, reportedToId })).toBeNull();
});
