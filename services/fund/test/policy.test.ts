import { fundPolicyPublished } from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit/pure';
import { auditOf, startTestService, type TestCaller, type TestService } from '@complaints/kit/testing';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { policies, policiesOfVersions, policyInForce } from '../src/data/policy/find-policies.js';
import { defaultPolicy } from '../src/domain/policy.js';
import { fund } from '../src/service.js';
import { deputise, openHeadquarters, openPlace, type Place, staff, type TestPost } from './chain.js';
import { authoritiesWith, policiesOf, policyDocument, yuan } from './policies.js';

let service: TestService;
let place: Place;
let administrator: TestPost;
let executive: TestPost;
let ask: ReturnType<typeof policiesOf>;
beforeAll(async () => {
  service = await startTestService(fund);
  place = await openPlace(service);
  ({ administrator, executive } = await openHeadquarters(service));
  ask = policiesOf(service, administrator.holder);
});
afterAll(() => service?.stop());

const MONEY = '{ amount currency }';
const IN_FORCE = `query ($version: Int) {
  fundPolicy(version: $version) {
    version documentNumber confidentialityGrade acknowledgedByMe publishedBy { id }
    document {
      timeZone holdHours clerkPerUse ${MONEY}
      authorities { post perUse ${MONEY} period limit { kind amount ${MONEY} } upToLevel purposes }
      watch { severalFrom justBelowPercent justBelowFrom justBelowWithinDays sameCustomerFrom sameCustomerWithinDays
        samePayeeFrom samePayeeWithinDays manyInADayFrom }
    }
  }
}`;
const seen = async (version?: number, caller = place.manager.holder) =>
  (await service.ask(caller, IN_FORCE, { version })).data.fundPolicy;

test('R60: the default policy is version 1 and has been in force since ever', async () => {
  const { manager: em } = service.dataSource;
  for (const at of [service.clock.now(), new Date('1985-03-15T00:00:00.000Z')]) {
    expect(await policyInForce(em, at)).toEqual(defaultPolicy);
  }
  expect((await policiesOfVersions(em, [1, 1]))(1)).toEqual(defaultPolicy);
  const { document, ...version } = await seen();
  expect(version).toEqual({
    ...{ version: 1, documentNumber: 'DEFAULT', confidentialityGrade: 'INTERNAL' },
    ...{ acknowledgedByMe: false, publishedBy: null },
  });
  expect(document).toEqual(policyDocument);
});

test('R63: outside amounts are exact yuan; a limit without an amount has none', async () => {
  const { authorities, clerkPerUse } = (await seen()).document;
  expect(authorities.map(({ post, perUse, limit }: (typeof authorities)[0]) => [post, perUse, limit])).toEqual([
    ['STORE_MANAGER', yuan('100.00'), { kind: 'FIXED', amount: yuan('300.00') }],
    ['REGIONAL_DIRECTOR', yuan('300.00'), { kind: 'FIXED', amount: yuan('2000.00') }],
    ['REGIONAL_PRESIDENT', null, { kind: 'BUDGET', amount: null }],
    ['EXECUTIVE_PRESIDENT', null, { kind: 'NONE', amount: null }],
  ]);
  expect(clerkPerUse).toBeNull();
});

test('everything that speaks against a version is named at once in the words of clients, and nothing is published', async () => {
  const version = {
    document: {
      timeZone: 'Nowhere',
      holdHours: 0,
      clerkPerUse: yuan('0.00'),
      authorities: authoritiesWith({
        STORE_MANAGER: { perUse: yuan('1.001'), purposes: ['RETURN', 'RETURN'] },
        REGIONAL_DIRECTOR: { perUse: yuan('2000.01'), upToLevel: 'MAJOR' },
        REGIONAL_PRESIDENT: { limit: { kind: 'BUDGET', amount: yuan('5.00') }, upToLevel: 'SECOND' },
        EXECUTIVE_PRESIDENT: { limit: { kind: 'FIXED' } },
      }),
    },
    documentNumber: ' ',
    effectiveAt: after(service.clock.now(), -1),
  };
  const faults = [
    'AMOUNT_NOT_MONEY document.authorities.0.perUse',
    'AMOUNT_NOT_EXPECTED document.authorities.2.limit.amount',
    'AMOUNT_MISSING document.authorities.3.limit.amount',
    'VALUE_NOT_ALLOWED document.clerkPerUse',
    'VALUE_NOT_ALLOWED document.holdHours',
    'TIME_ZONE_UNKNOWN document.timeZone',
    'PURPOSE_TWICE document.authorities.0.purposes.1',
    'PER_USE_ABOVE_LIMIT document.authorities.1.perUse',
    'LEVEL_NARROWER document.authorities.2.upToLevel',
    'DOCUMENT_NUMBER_INVALID documentNumber',
    'EFFECTIVE_IN_PAST effectiveAt',
  ];
  for (const asked of [ask.validate, ask.publish]) {
    const { errors } = await asked(version);
    expect(errors.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join('.')}`)).toEqual(
      faults,
    );
  }
  expect(await ask.validate()).toEqual({ isConsistent: true, errors: [] });
  expect(await seen(2)).toBeNull();
  expect(await service.told(fundPolicyPublished.subject)).toEqual([]);
});

test('R63: an amount beyond any that can be handled is refused where it stands', async () => {
  const authorities = authoritiesWith({
    REGIONAL_DIRECTOR: { limit: { kind: 'FIXED', amount: yuan('10000000000.01') } },
  });
  const { errors } = await ask.validate({ document: { authorities, clerkPerUse: yuan('100.01') } });
  expect(errors).toMatchObject([
    { code: 'AMOUNT_OUT_OF_RANGE', path: ['document', 'authorities', '1', 'limit', 'amount'] },
    { code: 'CLERK_ABOVE_MANAGER', path: ['document', 'clerkPerUse'] },
  ]);
});

test('only an administrator validates and publishes', async () => {
  for (const { holder } of [place.manager, place.director, place.president, executive]) {
    for (const asked of [ask.validate, ask.publish]) {
      expect((await asked({}, holder)).errors).toMatchObject([{ code: 'NOT_ADMINISTRATOR', path: [] }]);
    }
  }
});

test('R65: a version is in force from its instant on, to the millisecond', async () => {
  const effectiveAt = after(service.clock.now(), DAY_MS);
  const changes = { clerkPerUse: yuan('50.5'), watch: { ...policyDocument.watch, severalFrom: 4 } };
  const { policy, errors } = await ask.publish({ document: changes, effectiveAt });
  expect(errors).toEqual([]);
  const publishedBy = { id: administrator.holder.sub };
  expect(policy).toEqual({ version: 2, effectiveAt: effectiveAt.toISOString(), publishedBy });
  expect(await service.told(fundPolicyPublished.subject)).toMatchObject([
    { payload: { version: 2, effectiveAt: effectiveAt.toISOString() } },
  ]);
  const { manager: em } = service.dataSource;
  expect((await policyInForce(em, after(effectiveAt, -1))).version).toBe(1);
  const second = { ...defaultPolicy, version: 2, clerkPerUseFen: 5_050 };
  expect(await policyInForce(em, effectiveAt)).toEqual({
    ...second,
    watch: { ...defaultPolicy.watch, severalFrom: 4 },
  });
  const ofVersion = await policiesOfVersions(em, [2, 1]);
  expect([ofVersion(1).clerkPerUseFen, ofVersion(2).clerkPerUseFen]).toEqual([null, 5_050]);
  expect(() => ofVersion(9)).toThrow('version 9');
  expect((await seen()).version).toBe(1);
  service.clock.moveBy(DAY_MS);
  expect(await seen()).toMatchObject({ version: 2, document: { clerkPerUse: yuan('50.50') } });
});

test('a version that is announced only is replaced from the same instant on, by a later one of two at once', async () => {
  const effectiveAt = after(service.clock.now(), DAY_MS);
  const answers = await Promise.all([1, 2].map(() => ask.publish({ effectiveAt })));
  expect(answers.map(({ policy }) => policy.version).sort()).toEqual([3, 4]);
  expect((await policies.inForce(service.dataSource.manager, effectiveAt)).version).toBe(4);
  expect((await ask.publish()).errors).toMatchObject([{ code: 'EFFECTIVE_BEFORE_LATEST', path: ['effectiveAt'] }]);
});

test('those who act under a version acknowledge it, each for themselves, once; an administrator sees who has', async () => {
  const [manager, director] = [place.manager.holder, place.director.holder];
  for (const caller of [manager, manager, director]) {
    service.clock.moveBy(1);
    expect(await ask.acknowledge(2, caller)).toEqual({ policy: { version: 2, acknowledgedByMe: true }, errors: [] });
  }
  expect([(await seen(2)).acknowledgedByMe, (await seen(2, administrator.holder)).acknowledgedByMe]).toEqual([
    true,
    false,
  ]);
  for (const version of [0, 9, 2 ** 31 - 1]) {
    expect((await ask.acknowledge(version, manager)).errors).toMatchObject([
      { code: 'POLICY_NOT_FOUND', path: ['version'] },
    ]);
  }
  const query = `query ($version: Int!, $after: String) {
    fundPolicyAcknowledgements(version: $version, first: 1, after: $after) {
      edges { node { version staff { id } } } pageInfo { hasNextPage endCursor } } }`;
  const page = async (cursor: string | null, caller = administrator.holder, version = 2) =>
    (await service.ask(caller, query, { version, after: cursor })).data.fundPolicyAcknowledgements;
  const first = await page(null);
  const second = await page(first.pageInfo.endCursor);
  const who = [first, second].map(({ edges }) => edges[0].node.staff.id);
  expect(who).toEqual([director.sub, manager.sub].sort());
  expect(second.pageInfo.hasNextPage).toBe(false);
  expect((await page(null, manager)).edges).toEqual([]);
  expect((await page(null, administrator.holder, 0)).edges).toEqual([]);
});

test('R91: every post sees the versions, newest first; who holds none sees nothing', async () => {
  const list = `query ($after: String) {
    fundPolicies(first: 3, after: $after) { edges { node { version } } pageInfo { endCursor } } }`;
  const page = async (cursor: string | null, caller: TestCaller) =>
    (await service.ask(caller, list, { after: cursor })).data.fundPolicies;
  const first = await page(null, place.cashier.holder);
  const versions = [first, await page(first.pageInfo.endCursor, place.cashier.holder)].map(({ edges }) =>
    edges.map(({ node }: { node: { version: number } }) => node.version),
  );
  expect(versions).toEqual([[4, 3, 2], [1]]);
  const customer: TestCaller = { sub: place.manager.holder.sub, role: 'CUSTOMER' };
  for (const stranger of [staff(), customer]) {
    expect((await page(null, stranger)).edges).toEqual([]);
    expect(await seen(1, stranger)).toBeNull();
    expect((await ask.acknowledge(1, stranger)).errors).toMatchObject([{ code: 'POLICY_NOT_FOUND' }]);
  }
});

test('R26: a deputy in approvals publishes for an administrator; the audit says for whom', async () => {
  const deputy = await deputise(service, administrator, ['APPROVALS']);
  const version = { effectiveAt: after(service.clock.now(), DAY_MS) };
  const { answer, rows } = await auditOf(service, () => ask.publish(version, deputy));
  expect(answer).toMatchObject({ policy: { version: 5, publishedBy: { id: deputy.sub } }, errors: [] });
  expect(rows).toMatchObject([{ actor_id: deputy.sub, on_behalf_of: administrator.holder.sub }]);
});

test('no version and no acknowledgement is ever changed, by the owner of the tables either', async () => {
  const owner = await new DataSource({ type: 'postgres', url: service.migrationUrl }).initialize();
  try {
    for (const table of ['fund_policy', 'fund_policy_acknowledgement']) {
      for (const change of [`delete from ${table}`, `update ${table} set version = 9`, `truncate ${table} cascade`]) {
        await expect(service.dataSource.query(change)).rejects.toThrow(/permission denied/);
        await expect(owner.query(change)).rejects.toThrow('is append-only');
      }
    }
  } finally {
    await owner.destroy();
  }
});
