import { type DeputyScope, postChanged } from '@complaints/contracts';
import { after, DAY_MS, MINUTE_MS } from '@complaints/kit/pure';
import type { TestCaller, TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { administrator, directoryOf, newcomer, postSeen } from './directory-story.js';
import {
  director,
  done,
  elsewhere,
  lakeside,
  manager,
  openCase,
  postOf,
  refusal,
  seen,
  startEscalation,
} from './story.js';

const { id: postId } = postOf('STORE_MANAGER', lakeside.id);
const { id: directorsId } = postOf('REGIONAL_DIRECTOR', lakeside.regionId);

let service: TestService;
let directory: ReturnType<typeof directoryOf>;
/** A deputy and a deputy of that deputy, new for every test. */
let deputy: TestCaller;
let second: TestCaller;
beforeAll(async () => {
  service = await startEscalation();
  directory = directoryOf(service);
});
beforeEach(async () => {
  deputy = await newcomer(service, 'A Deputy');
  second = await newcomer(service, 'A Second');
});
afterAll(() => service?.stop());

const inDays = (days: number, ms = 0) => after(service.clock.now(), days * DAY_MS + ms);

interface Naming {
  scopes?: DeputyScope[];
  fromAt?: Date;
  untilAt?: Date;
}
const naming = (person: TestCaller, change: Naming = {}) => ({
  ...{ postId, deputyId: person.sub, untilAt: inDays(5), scopes: ['CASES'] as DeputyScope[] },
  ...change,
});
const name = (by: TestCaller, person: TestCaller, change?: Naming) =>
  directory.done(by, 'nameDeputy', naming(person, change));
const accept = (by: TestCaller, { id: deputyshipId }: { id: string }) =>
  directory.done(by, 'acceptDeputyship', { deputyshipId });
const revoke = (by: TestCaller, { id: deputyshipId }: { id: string }) =>
  directory.done(by, 'revokeDeputyship', { deputyshipId });
/** Names a deputy who accepts at once. */
const deputise = async (by: TestCaller, person: TestCaller, change?: Naming) =>
  accept(person, await name(by, person, change));
const refused = (by: TestCaller, person: TestCaller, change?: Naming) =>
  directory.refusal(by, 'nameDeputy', naming(person, change));
const toldDeputies = async () => {
  const told = (await service.told(postChanged.subject)).filter(({ payload }) => payload.postId === postId);
  return told.at(-1)?.payload.deputies as { staffId: string; scopes: string[]; fromAt: string; untilAt: string }[];
};

describe('R26: a deputy acts on behalf of the holder', () => {
  test('once accepted, from the first instant to the last and not beyond', async () => {
    const { caseId } = await openCase(service);
    const untilAt = after(service.clock.now(), 2 * MINUTE_MS);
    const named = await name(manager, deputy, { untilAt, scopes: ['CASES', 'FORMS'] });
    expect(named).toMatchObject({
      ...{ state: 'NAMED', scopes: ['CASES', 'FORMS'], deputy: { id: deputy.sub }, holder: { id: manager.sub } },
      ...{ delegator: { id: manager.sub }, namedBy: { id: manager.sub }, post: { id: postId } },
    });
    expect(await seen(service, deputy, caseId)).toBeNull();
    expect(await accept(deputy, named)).toMatchObject({ state: 'ACCEPTED' });
    await done(service, deputy, 'recordContact', { caseId });
    service.clock.moveBy(2 * MINUTE_MS - 1);
    await done(service, deputy, 'proposePlan', { caseId });
    service.clock.moveBy(1);
    expect(await refusal(service, deputy, 'acceptPlan', { caseId })).toBe('NOT_FOUND');
    const query = `{ case(id: "${caseId}") { contacts { by { id } onBehalfOf { id } } plans { proposedBy { id } onBehalfOf { id } } } }`;
    expect((await service.ask(manager, query)).data.case).toEqual({
      contacts: [{ by: { id: deputy.sub }, onBehalfOf: { id: manager.sub } }],
      plans: [{ proposedBy: { id: deputy.sub }, onBehalfOf: { id: manager.sub } }],
    });
    expect((await postSeen(service, postId)).deputies).toContainEqual({ id: named.id, state: 'EXPIRED' });
  });

  test('in what was named alone; who deputises in anything sees', async () => {
    const { caseId } = await openCase(service);
    await deputise(manager, deputy, { scopes: ['FORMS', 'APPROVALS'] });
    expect(await seen(service, deputy, caseId)).toMatchObject({ id: caseId });
    expect(await refusal(service, deputy, 'recordContact', { caseId })).toBe('NOT_OWNER');
    const query = '{ myWork(first: 100) { totalCount } }';
    expect((await service.ask(deputy, query)).data.myWork.totalCount).toBe(0);
    await deputise(manager, deputy);
    await done(service, deputy, 'recordContact', { caseId });
    expect((await service.ask(deputy, query)).data.myWork.totalCount).toBeGreaterThan(0);
  });

  test('at vacant posts too that fall to the holder', async () => {
    const { caseId } = await openCase(service);
    await directory.done(administrator, 'vacatePost', { postId });
    const { id: deputyshipId } = await directory.done(director, 'nameDeputy', {
      ...naming(deputy),
      postId: directorsId,
    });
    await accept(deputy, { id: deputyshipId });
    await done(service, deputy, 'recordContact', { caseId });
    const query = `{ case(id: "${caseId}") { contacts { by { id } onBehalfOf { id } } } }`;
    expect((await service.ask(director, query)).data.case.contacts).toEqual([
      { by: { id: deputy.sub }, onBehalfOf: { id: director.sub } },
    ]);
    expect(await refused(administrator, second)).toBe('POST_VACANT postId');
    await directory.done(administrator, 'appointHolder', { postId, holderId: manager.sub });
    expect(await refusal(service, deputy, 'proposePlan', { caseId })).toBe('NOT_OWNER');
  });
});

describe('R26: a deputy of a deputy', () => {
  test('acts on behalf of the holder, within what both links share, and is told so', async () => {
    const { caseId } = await openCase(service);
    await deputise(manager, deputy, { untilAt: inDays(2), scopes: ['CASES', 'FORMS'] });
    const lent = { fromAt: inDays(0, 1), untilAt: inDays(1) };
    const { id: deputyshipId } = await name(deputy, second, lent);
    expect((await toldDeputies()).map(({ staffId }) => staffId)).not.toContain(second.sub);
    await accept(second, { id: deputyshipId });
    const told = (await toldDeputies()).filter(({ staffId }) => [deputy.sub, second.sub].includes(staffId));
    expect(told).toMatchObject([
      { staffId: deputy.sub, scopes: ['CASES', 'FORMS'] },
      { staffId: second.sub, scopes: ['CASES'], untilAt: lent.untilAt.toISOString() },
    ]);
    expect(await seen(service, second, caseId)).toBeNull();
    service.clock.moveBy(1);
    await done(service, second, 'recordContact', { caseId });
    const { data } = await service.ask(
      manager,
      `{ case(id: "${caseId}") { contacts { by { id } onBehalfOf { id } } } }`,
    );
    expect(data.case.contacts).toEqual([{ by: { id: second.sub }, onBehalfOf: { id: manager.sub } }]);
  });

  test('acts no more when a link before breaks', async () => {
    const { caseId } = await openCase(service);
    const first = await deputise(manager, deputy);
    await deputise(deputy, second);
    expect(await seen(service, second, caseId)).toMatchObject({ id: caseId });
    expect(await revoke(deputy, first)).toMatchObject({ state: 'REVOKED', revokedBy: { id: deputy.sub } });
    expect(await seen(service, second, caseId)).toBeNull();
    expect((await toldDeputies()).filter(({ staffId }) => staffId === second.sub)).toEqual([]);
  });

  test('never gets more than the deputy has, and never comes back to who lends', async () => {
    await deputise(manager, deputy, { untilAt: inDays(2) });
    expect(await refused(deputy, second, { scopes: ['CASES', 'FORMS'], untilAt: inDays(1) })).toBe(
      'DEPUTY_BEYOND_AUTHORITY scopes',
    );
    expect(await refused(deputy, second, { untilAt: inDays(2, 1) })).toBe('DEPUTY_BEYOND_PERIOD untilAt');
    expect(await refused(deputy, manager, { untilAt: inDays(1) })).toBe('DEPUTY_CYCLE deputyId');
    expect(await refused(deputy, deputy, { untilAt: inDays(1) })).toBe('DEPUTY_SELF deputyId');
    await deputise(deputy, second, { untilAt: inDays(2) });
    expect(await refused(second, deputy, { untilAt: inDays(1) })).toBe('DEPUTY_CYCLE deputyId');
  });
});

test('R26: a naming that cannot be is refused, and nothing is told', async () => {
  const before = await service.told(postChanged.subject);
  expect(await refused(manager, { sub: uuidv7(), role: 'STAFF' })).toBe('STAFF_UNKNOWN deputyId');
  expect(await refused(manager, deputy, { scopes: [] })).toBe('SCOPES_MISSING scopes');
  expect(await refused(manager, deputy, { fromAt: inDays(0, -1) })).toBe('DEPUTY_IN_PAST fromAt');
  expect(await refused(manager, deputy, { untilAt: service.clock.now() })).toBe('DEPUTY_PERIOD_EMPTY untilAt');
  expect(await refused(manager, deputy, { untilAt: inDays(366, 1) })).toBe('DEPUTY_PERIOD_TOO_LONG untilAt');
  expect(await refused(director, deputy)).toBe('NOT_HOLDER postId');
  expect(await refused(deputy, second)).toBe('NOT_FOUND postId');
  const nowhere = { ...naming(deputy), postId: uuidv7() };
  expect(await directory.refusal(manager, 'nameDeputy', nowhere)).toBe('NOT_FOUND postId');
  await name(manager, deputy);
  expect(await service.told(postChanged.subject)).toHaveLength(before.length);
});

test('R26: who is named accepts, once and in time; who is not, does not', async () => {
  const named = await name(manager, deputy, { untilAt: inDays(1) });
  const answer = (by: TestCaller, id = named.id) => directory.refusal(by, 'acceptDeputyship', { deputyshipId: id });
  expect(await answer(manager)).toBe('NOT_DEPUTY deputyshipId');
  expect(await answer(second)).toBe('NOT_FOUND deputyshipId');
  expect(await answer({ sub: deputy.sub, role: 'CUSTOMER' })).toBe('NOT_FOUND deputyshipId');
  expect(await answer(deputy, uuidv7())).toBe('NOT_FOUND deputyshipId');
  expect(await answer(deputy, 'no id')).toBe('NOT_FOUND deputyshipId');
  expect(await Promise.all([answer(deputy), answer(deputy)])).toEqual(
    expect.arrayContaining([null, 'DEPUTYSHIP_ACCEPTED deputyshipId']),
  );
  const late = await name(manager, second, { untilAt: inDays(1) });
  service.clock.moveBy(DAY_MS);
  expect(await answer(second, late.id)).toBe('DEPUTYSHIP_EXPIRED deputyshipId');
});

test('R26: the deputy, who lends, the holder and an administrator revoke; nobody else', async () => {
  const revoking = (by: TestCaller, { id: deputyshipId }: { id: string }) =>
    directory.refusal(by, 'revokeDeputyship', { deputyshipId });
  await deputise(manager, deputy);
  const named = async () => name(deputy, second);
  expect(await revoking(elsewhere, await named())).toBe('NOT_YOURS deputyshipId');
  expect(await revoking(await newcomer(service), await named())).toBe('NOT_FOUND deputyshipId');
  for (const by of [second, deputy, manager, administrator]) expect(await revoking(by, await named())).toBeNull();
  const once = await named();
  await revoke(second, once);
  expect(await revoking(second, once)).toBe('DEPUTYSHIP_REVOKED deputyshipId');
});

test('R26: an administrator names a deputy on the holder’s behalf, and a full deputy of an administrator does so too', async () => {
  const everything: DeputyScope[] = ['CASES', 'APPROVALS', 'FORMS'];
  expect(await name(administrator, deputy, { scopes: everything })).toMatchObject({
    ...{ delegator: { id: manager.sub }, namedBy: { id: administrator.sub } },
  });
  const { id: keepers } = postOf('ADMINISTRATOR');
  const asAdministrator = (scopes: DeputyScope[]) => ({ ...naming(second, { scopes }), postId: keepers });
  const partly = await directory.done(administrator, 'nameDeputy', asAdministrator(['CASES', 'FORMS']));
  await accept(second, partly);
  expect(await refused(second, deputy)).toBe('NOT_HOLDER postId');
  await accept(second, await directory.done(administrator, 'nameDeputy', asAdministrator(everything)));
  expect(await refused(second, deputy)).toBeNull();
});

test('R26: deputies end with their holder, and do not come back with them', async () => {
  const { caseId } = await openCase(service);
  const accepted = await deputise(manager, deputy);
  await deputise(deputy, second);
  await directory.done(administrator, 'appointHolder', { postId, holderId: elsewhere.sub });
  const mine = '{ myDeputyships { id state deputy { id } delegator { id } } }';
  const [lent, own] = (await service.ask(deputy, mine)).data.myDeputyships;
  expect(lent).toMatchObject({ state: 'REVOKED', deputy: { id: second.sub }, delegator: { id: deputy.sub } });
  expect(own).toMatchObject({ id: accepted.id, state: 'REVOKED', deputy: { id: deputy.sub } });
  expect(await toldDeputies()).toEqual([]);
  await directory.done(administrator, 'appointHolder', { postId, holderId: manager.sub });
  expect(await seen(service, deputy, caseId)).toBeNull();
  expect((await service.ask({ sub: deputy.sub, role: 'CUSTOMER' }, mine)).data.myDeputyships).toEqual([]);
});
