import { intakePolicyPublished } from '@complaints/contracts';
import { after, DAY_MS, HOUR_MS } from '@complaints/kit/pure';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { policies, policyInForce } from '../src/data/policy/find-policies.js';
import { defaultPolicy } from '../src/domain/policy.js';
import { resolve } from './cases.js';
import {
  administrator,
  anybody,
  clerk,
  customerService,
  type IntakeHouse,
  manager,
  register,
  startIntake,
} from './intake-house.js';
import { acknowledge, policyDocument, publish, validate } from './policies.js';
import { dissatisfied, rate, tokenFor } from './ratings.js';

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house?.stop());

const IN_FORCE = `query ($version: Int) {
  intakePolicy(version: $version) {
    version documentNumber confidentialityGrade effectiveAt acknowledgedByMe
    document { resolutionWithinHours levels { externalSources } retainPersonalDataForYears }
  }
}`;
const ask = async (version?: number, caller = clerk) =>
  (await house.ask(caller, IN_FORCE, { version })).data.intakePolicy;
const hoursPromised = ({ complaint }: { complaint: { acceptedAt: string; expectedResolutionAt: string } }) =>
  (Date.parse(complaint.expectedResolutionAt) - Date.parse(complaint.acceptedAt)) / HOUR_MS;

test('the default policy is version 1 and has been in force since ever', async () => {
  const { manager: em } = house.dataSource;
  for (const at of [house.clock.now(), new Date('1985-03-15T00:00:00.000Z')]) {
    expect(await policyInForce(em, at)).toEqual(defaultPolicy);
  }
  expect(await ask()).toMatchObject({ version: 1, documentNumber: 'DEFAULT', acknowledgedByMe: false });
});

test('everything that speaks against a version is named at once, and nothing is published', async () => {
  const version = {
    document: { ratingReminderAfterDays: 30, verifyChannelsEveryDays: 0, timeZone: 'Nowhere' },
    documentNumber: ' ',
    effectiveAt: after(house.clock.now(), -1),
  };
  const paths = [
    'document.verifyChannelsEveryDays',
    'document.timeZone',
    'document.ratingReminderAfterDays',
    'documentNumber',
    'effectiveAt',
  ];
  for (const asked of [validate, publish]) {
    const { errors } = await asked(house, version);
    expect(errors.map(({ path }: { path: string[] }) => path.join('.'))).toEqual(paths);
  }
  expect(await validate(house)).toEqual({ isConsistent: true, errors: [] });
  expect(await ask(2)).toBeNull();
  expect(await house.told(intakePolicyPublished.subject)).toEqual([]);
});

test('only an administrator validates and publishes', async () => {
  for (const caller of [clerk, manager, customerService, anybody]) {
    for (const asked of [validate, publish]) {
      expect((await asked(house, {}, caller)).errors).toMatchObject([{ code: 'NOT_ADMINISTRATOR', path: [] }]);
    }
  }
});

test('R3: a complaint is handled under the version in force at its acceptance, a repeat under its own', async () => {
  const first = await register(house);
  const effectiveAt = after(house.clock.now(), DAY_MS);
  const { policy, errors } = await publish(house, { document: { resolutionWithinHours: 48 }, effectiveAt });
  expect(errors).toEqual([]);
  expect(policy).toMatchObject({ version: 2, effectiveAt: effectiveAt.toISOString() });
  expect(await house.told(intakePolicyPublished.subject)).toMatchObject([
    { payload: { version: 2, effectiveAt: effectiveAt.toISOString() } },
  ]);
  house.clock.moveBy(DAY_MS - 1);
  expect(hoursPromised(await register(house))).toBe(72);
  house.clock.moveBy(1);
  const repeat = await register(house, { repeatOfId: first.complaint.id });
  expect([hoursPromised(first), hoursPromised(repeat)]).toEqual([72, 48]);
  expect(repeat.complaint.levelDerivation.policyVersion).toBe(2);
  expect((await ask()).document.resolutionWithinHours).toBe(48);
  expect((await ask(1)).document.resolutionWithinHours).toBe(72);
});

test('R71: a link to rate goes by the version it was issued under, the repeat it makes by the one in force', async () => {
  const { complaint } = await register(house, { customer: { phone: '13912345678' } });
  await resolve(house, complaint.id);
  const token = await tokenFor(house, complaint.number);
  await publish(house, { document: { dissatisfiedUpTo: 1, resolutionWithinHours: 24 } });
  const { rating } = await rate(house, { token, ...dissatisfied, resultSatisfaction: 2 });
  expect(rating.repeatNumber).not.toBeNull();
  const [repeat] = await house.dataSource.query('select policy_version from complaint where number = $1', [
    rating.repeatNumber,
  ]);
  expect(repeat.policy_version).toBe(3);
});

test('a version that is announced only is replaced from the same instant on, by a later one of two at once', async () => {
  const effectiveAt = after(house.clock.now(), DAY_MS);
  const answers = await Promise.all([1, 2].map(() => publish(house, { effectiveAt })));
  expect(answers.map(({ policy }) => policy.version).sort()).toEqual([4, 5]);
  expect((await policies.inForce(house.dataSource.manager, effectiveAt)).version).toBe(5);
  const { errors } = await publish(house);
  expect(errors).toMatchObject([{ code: 'EFFECTIVE_BEFORE_LATEST', path: ['effectiveAt'] }]);
});

test('those who act under a version acknowledge it, each for themselves, once', async () => {
  for (const at of [1, 2]) {
    house.clock.moveBy(at);
    expect(await acknowledge(house, 3, clerk)).toEqual({ policy: { version: 3, acknowledgedByMe: true }, errors: [] });
  }
  expect(await house.dataSource.query('select count(*)::int from intake_policy_acknowledgement')).toEqual([
    { count: 1 },
  ]);
  expect([(await ask(3)).acknowledgedByMe, (await ask(3, manager)).acknowledgedByMe]).toEqual([true, false]);
  for (const version of [0, 6, 2 ** 31 - 1]) {
    const { errors } = await acknowledge(house, version, clerk);
    expect(errors).toMatchObject([{ code: 'POLICY_NOT_FOUND', path: ['version'] }]);
  }
});

test('an administrator sees who has acknowledged a version, and nobody else does', async () => {
  await acknowledge(house, 3, manager);
  const query = `query ($after: String) { intakePolicyAcknowledgements(version: 3, first: 1, after: $after) {
    edges { node { version staff { id } } } pageInfo { hasNextPage endCursor } } }`;
  const page = async (after: string | null, caller = administrator) =>
    (await house.ask(caller, query, { after })).data.intakePolicyAcknowledgements;
  const first = await page(null);
  const second = await page(first.pageInfo.endCursor);
  const seen = [first, second].map(({ edges }) => edges[0].node.staff.id);
  expect(seen).toEqual([clerk.sub, manager.sub].sort());
  expect(second.pageInfo.hasNextPage).toBe(false);
  expect((await page(null, manager)).edges).toEqual([]);
});

const LIST = `query ($after: String) {
  intakePolicies(first: 3, after: $after) { edges { node { version acknowledgedByMe } } pageInfo { hasNextPage endCursor } }
}`;

test('R91: every post sees the versions, newest first; who holds none sees nothing', async () => {
  const page = (await house.ask(clerk, LIST)).data.intakePolicies;
  const next = (await house.ask(clerk, LIST, { after: page.pageInfo.endCursor })).data.intakePolicies;
  const seen = [page, next].map(({ edges }) => edges.map(({ node }: { node: { version: number } }) => node.version));
  expect(seen).toEqual([
    [5, 4, 3],
    [2, 1],
  ]);
  expect(page.edges[2].node.acknowledgedByMe).toBe(true);
  const customer = { sub: crypto.randomUUID(), role: 'CUSTOMER' as const };
  expect(await ask(1, customer)).toBeNull();
  expect((await house.ask(customer, LIST)).data.intakePolicies.edges).toEqual([]);
  expect((await acknowledge(house, 1, customer)).errors).toMatchObject([{ code: 'POLICY_NOT_FOUND' }]);
});

test('no version and no acknowledgement is ever changed', async () => {
  for (const table of ['intake_policy', 'intake_policy_acknowledgement']) {
    for (const change of [`delete from ${table}`, `update ${table} set version = 9`]) {
      await expect(house.dataSource.query(change)).rejects.toThrow(/permission denied/);
    }
  }
  expect((await ask(3)).document).toMatchObject({
    retainPersonalDataForYears: policyDocument.retainPersonalDataForYears,
  });
});
