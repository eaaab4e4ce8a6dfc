import { handlingPolicyPublished } from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit/pure';
import type { TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { policies, policiesOfVersions, policyInForce } from '../src/data/policy/find-policies.js';
import { defaultPolicy } from '../src/domain/policy.js';
import {
  acknowledge,
  administrator,
  desk,
  importYear,
  knowNextYear,
  policyDocument,
  publish,
  saveCalendar,
  validate,
} from './policies.js';
import { director, done, holderOf, manager, openCase, startEscalation } from './story.js';

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
});
afterAll(() => service?.stop());

const IN_FORCE = `query ($version: Int) {
  handlingPolicy(version: $version) {
    version documentNumber confidentialityGrade acknowledgedByMe publishedBy { id }
    document {
      planWithinHours tierOfLevel { FIRST SECOND MAJOR ABNORMAL } calendarOf { contact plan statutory }
      unreachable { attempts means days } pausing { reasons atMostHours } emergencySteps { code titleZh withinMinutes }
      statutoryPacks answerStandard { answerWithinHours qualities { code titleEn } } points { supervisoryForm }
    }
  }
}`;
const ask = async (version?: number, caller = manager) =>
  (await service.ask(caller, IN_FORCE, { version })).data.handlingPolicy;
/** The plan clocks of a case, from the first. */
const planClocks = (
  caseId: string,
): Promise<{ limit: number; due: Date; version: number; calendar: string | null }[]> =>
  service.dataSource.query(
    `select limit_minutes as limit, due_at as due, policy_version as version, calendar_code as calendar
     from deadline where case_id = $1 and kind = 'PLAN' order by generation`,
    [caseId],
  );
const climb = (caseId: string) =>
  done(service, manager, 'escalateCase', { caseId, reportedAt: service.clock.now(), reportedToId: director.sub });
const customer = { sub: crypto.randomUUID(), role: 'CUSTOMER' as const };

test('R20–R22: the default policy is version 1 and has been in force since ever', async () => {
  const { manager: em } = service.dataSource;
  for (const at of [service.clock.now(), new Date('1985-03-15T00:00:00.000Z')]) {
    expect(await policyInForce(em, at)).toEqual(defaultPolicy);
  }
  expect((await policiesOfVersions(em, [1, 1]))(1)).toEqual(defaultPolicy);
  const seen = await ask();
  expect(seen).toMatchObject({ version: 1, documentNumber: 'DEFAULT', acknowledgedByMe: false, publishedBy: null });
  expect(policyDocument).toMatchObject({
    ...seen.document,
    emergencySteps: policyDocument.emergencySteps,
    answerStandard: policyDocument.answerStandard,
    calendarOf: policyDocument.calendarOf,
    points: policyDocument.points,
  });
  expect(seen.document.emergencySteps.map(({ code }: { code: string }) => code)).toContain('SPOKESPERSON');
});

test('R27: in autumn no version is published that names a calendar without the coming year', async () => {
  const missing = { code: 'CALENDAR_YEAR_MISSING', path: ['document', 'calendarOf', 'statutory'] };
  expect((await publish(service)).errors).toMatchObject([missing]);
  await knowNextYear(service);
  expect(await validate(service)).toEqual({ isConsistent: true, errors: [] });
});

test('everything that speaks against a version is named at once, and nothing is published', async () => {
  const version = {
    document: {
      timeZone: 'Nowhere',
      warnAtPercent: [80, 50],
      contactWithinMinutes: 0,
      calendarOf: { ...policyDocument.calendarOf, plan: 'NONE' },
    },
    documentNumber: ' ',
    effectiveAt: after(service.clock.now(), -1),
  };
  const paths = [
    'document.contactWithinMinutes',
    'document.timeZone',
    'document.warnAtPercent.1',
    'document.calendarOf.plan',
    'documentNumber',
    'effectiveAt',
  ];
  for (const asked of [validate, publish]) {
    const { errors } = await asked(service, version);
    expect(errors.map(({ path }: { path: string[] }) => path.join('.'))).toEqual(paths);
  }
  expect(await ask(2)).toBeNull();
  expect(await service.told(handlingPolicyPublished.subject)).toEqual([]);
});

test('only an administrator validates and publishes', async () => {
  for (const caller of [manager, director, holderOf('CUSTOMER_SERVICE'), holderOf('EXECUTIVE_PRESIDENT')]) {
    for (const asked of [validate, publish]) {
      expect((await asked(service, {}, caller)).errors).toMatchObject([{ code: 'NOT_ADMINISTRATOR', path: [] }]);
    }
  }
});

test('a version is in force from its instant on, to the millisecond', async () => {
  const effectiveAt = after(service.clock.now(), DAY_MS);
  const { policy, errors } = await publish(service, { document: { planWithinHours: 12 }, effectiveAt });
  expect(errors).toEqual([]);
  const publishedBy = { id: administrator.sub };
  expect(policy).toEqual({ version: 2, effectiveAt: effectiveAt.toISOString(), publishedBy });
  expect(await service.told(handlingPolicyPublished.subject)).toMatchObject([
    { payload: { version: 2, effectiveAt: effectiveAt.toISOString() } },
  ]);
  const { manager: em } = service.dataSource;
  expect((await policyInForce(em, after(effectiveAt, -1))).version).toBe(1);
  expect(await policyInForce(em, effectiveAt)).toEqual({ ...defaultPolicy, version: 2, planWithinHours: 12 });
  const ofVersion = await policiesOfVersions(em, [2, 1]);
  expect([ofVersion(1).planWithinHours, ofVersion(2).planWithinHours]).toEqual([24, 12]);
  expect(() => ofVersion(9)).toThrow('version 9');
  expect((await ask()).version).toBe(1);
  service.clock.moveBy(DAY_MS);
  expect((await ask()).document.planWithinHours).toBe(12);
});

test('R22: a case keeps the version in force at its acceptance, to the millisecond, for its later clocks too', async () => {
  const effectiveAt = service.clock.now();
  const before = await openCase(service, { acceptedAt: after(effectiveAt, -1) });
  const since = await openCase(service, { acceptedAt: effectiveAt });
  service.clock.moveBy(1);
  for (const { caseId } of [before, since]) await climb(caseId);
  const limits = await Promise.all(
    [before, since].map(async ({ caseId }) => (await planClocks(caseId)).map(({ limit, version }) => [limit, version])),
  );
  expect(limits).toEqual([
    [
      [1_440, 1],
      [1_440, 1],
    ],
    [
      [720, 2],
      [720, 2],
    ],
  ]);
});

test('a version that is announced only is replaced from the same instant on, by a later one of two at once', async () => {
  const effectiveAt = after(service.clock.now(), DAY_MS);
  const answers = await Promise.all([1, 2].map(() => publish(service, { effectiveAt })));
  expect(answers.map(({ policy }) => policy.version).sort()).toEqual([3, 4]);
  expect((await policies.inForce(service.dataSource.manager, effectiveAt)).version).toBe(4);
  expect((await publish(service)).errors).toMatchObject([{ code: 'EFFECTIVE_BEFORE_LATEST', path: ['effectiveAt'] }]);
});

test('those who act under a version acknowledge it, each for themselves, once; an administrator sees who has', async () => {
  for (const caller of [manager, manager, director]) {
    service.clock.moveBy(1);
    expect(await acknowledge(service, 2, caller)).toEqual({
      policy: { version: 2, acknowledgedByMe: true },
      errors: [],
    });
  }
  expect([(await ask(2)).acknowledgedByMe, (await ask(2, administrator)).acknowledgedByMe]).toEqual([true, false]);
  for (const version of [0, 9, 2 ** 31 - 1]) {
    expect((await acknowledge(service, version, manager)).errors).toMatchObject([
      { code: 'POLICY_NOT_FOUND', path: ['version'] },
    ]);
  }
  const query = `query ($version: Int!, $after: String) {
    handlingPolicyAcknowledgements(version: $version, first: 1, after: $after) {
      edges { node { version staff { id } } } pageInfo { hasNextPage endCursor } } }`;
  const page = async (after: string | null, caller = administrator, version = 2) =>
    (await service.ask(caller, query, { version, after })).data.handlingPolicyAcknowledgements;
  const first = await page(null);
  const second = await page(first.pageInfo.endCursor);
  const seen = [first, second].map(({ edges }) => edges[0].node.staff.id);
  expect(seen).toEqual([director.sub, manager.sub].sort());
  expect(second.pageInfo.hasNextPage).toBe(false);
  expect((await page(null, manager)).edges).toEqual([]);
  expect((await page(null, administrator, 0)).edges).toEqual([]);
});

test('R91: every post sees the versions, newest first; who holds none sees nothing', async () => {
  const list = `query ($after: String) {
    handlingPolicies(first: 3, after: $after) { edges { node { version } } pageInfo { endCursor } } }`;
  const page = async (after: string | null, caller = manager) =>
    (await service.ask(caller, list, { after })).data.handlingPolicies;
  const first = await page(null);
  const versions = [first, await page(first.pageInfo.endCursor)].map(({ edges }) =>
    edges.map(({ node }: { node: { version: number } }) => node.version),
  );
  expect(versions).toEqual([[4, 3, 2], [1]]);
  expect((await page(null, customer)).edges).toEqual([]);
  expect(await ask(1, customer)).toBeNull();
  expect((await acknowledge(service, 1, customer)).errors).toMatchObject([{ code: 'POLICY_NOT_FOUND' }]);
});

test('R25, R27: a clock runs on the calendar that the policy names, and keeps its instant when that is changed', async () => {
  service.clock.moveBy(DAY_MS);
  await saveCalendar(service);
  for (const change of [{}, { year: 2027, days: [] }]) await importYear(service, change);
  await publish(service, { document: { calendarOf: { ...policyDocument.calendarOf, plan: 'DESK' } } });
  const { caseId } = await openCase(service);
  // Friday and, as Saturday is a holiday, Monday.
  const clock = { limit: 1_440, version: 5, calendar: 'DESK', due: new Date('2026-11-30T21:00:00+08:00') };
  expect(await planClocks(caseId)).toEqual([clock]);
  await saveCalendar(service, { hours: desk.hours.filter(({ weekday }) => weekday === 'FRIDAY') });
  expect(await planClocks(caseId)).toEqual([clock]);
  await climb(caseId);
  const afresh = { ...clock, due: new Date('2026-12-04T21:00:00+08:00') };
  expect(await planClocks(caseId)).toEqual([clock, afresh]);
});

test('no version and no acknowledgement is ever changed', async () => {
  for (const table of ['handling_policy', 'handling_policy_acknowledgement']) {
    for (const change of [`delete from ${table}`, `update ${table} set version = 9`]) {
      await expect(service.dataSource.query(change)).rejects.toThrow(/permission denied/);
    }
  }
});
