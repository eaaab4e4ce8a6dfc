import type { Seat } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { chain, codeOf, id, opened } from '../../../test/case-files.js';
import { assigneesOf, seesTask, workingOn } from './rights.js';

const { case: found } = opened();
const [me, boss] = [id(1), id(2)];
const seat = (change: Partial<Seat> = {}): Seat => ({
  ...{ postId: id(3), kind: 'CASHIER', storeId: null, regionId: found.regionId, departmentId: null },
  ...{ onBehalfOf: null, scopes: ['CASES', 'APPROVALS', 'FORMS'], ...change },
});
const actor = (seats: Seat[] = [], role: 'STAFF' | 'CUSTOMER' = 'STAFF') => ({ id: me, role, seats });
const mine = { assigneeId: me };
const nobodys = { assigneeId: null };
const ofOwner = seat({ postId: chain[0]?.postId ?? '', kind: 'STORE_MANAGER', storeId: found.storeId });

test('R34: a task is done by who it is assigned to, without a post and without seeing the case', () => {
  expect(workingOn(actor(), found, mine)).toEqual({ byId: me, onBehalfOfId: null });
  expect(seesTask(actor(), mine, found)).toBe(true);
  expect(assigneesOf(actor())).toEqual([me]);
});

test('R26, R34: a deputy in cases does it on behalf of the holder; one in other things does not', () => {
  const deputy = actor([seat({ onBehalfOf: boss })]);
  expect(workingOn(deputy, found, { assigneeId: boss })).toEqual({ byId: me, onBehalfOfId: boss });
  expect(assigneesOf(deputy)).toEqual([me, boss]);
  const approver = actor([seat({ onBehalfOf: boss, scopes: ['APPROVALS'] })]);
  expect(codeOf(() => workingOn(approver, found, { assigneeId: boss }))).toBe('NOT_FOUND');
});

test('R34: the owner of the case says how far any task is, that of a team too', () => {
  expect(workingOn(actor([ofOwner]), found, nobodys)).toEqual({ byId: me, onBehalfOfId: null });
  const deputy = actor([{ ...ofOwner, onBehalfOf: boss }]);
  expect(workingOn(deputy, found, nobodys)).toEqual({ byId: me, onBehalfOfId: boss });
});

test('R91: who sees the case sees its tasks and does none; for anybody else there is none', () => {
  const watcher = actor([seat({ kind: 'REGIONAL_DIRECTOR' })]);
  expect(seesTask(watcher, nobodys, found)).toBe(true);
  expect(codeOf(() => workingOn(watcher, found, nobodys))).toBe('NOT_YOURS_TO_DO');
  for (const stranger of [actor([seat()]), actor([], 'CUSTOMER')]) {
    expect(codeOf(() => workingOn(stranger, found, nobodys))).toBe('NOT_FOUND');
  }
  expect(codeOf(() => workingOn(actor([], 'CUSTOMER'), found, mine))).toBe('NOT_FOUND');
  expect(codeOf(() => workingOn(actor(), null, mine))).toBe('NOT_FOUND');
  expect(codeOf(() => workingOn(actor(), found, null))).toBe('NOT_FOUND');
});
