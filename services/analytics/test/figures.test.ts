import {
  caseClosed,
  complaintClosed,
  EVERY_SCOPE,
  postChanged,
  regionChanged,
  storeChanged,
  type Told,
} from '@complaints/contracts';
import { after, HOUR_MS } from '@complaints/kit';
import { eventually, startTestService, type TestCaller, type TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analytics } from '../src/service.js';
import {
  amended,
  banyan,
  bellTower,
  complaintAbout,
  corrected,
  east,
  handled,
  hearDirectory,
  holderOf,
  imported,
  lakeside,
  merged,
  paid,
  paidBefore,
  registered,
  reopened,
  separated,
  south,
  takenBack,
} from './chain.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService(analytics);
  await hearDirectory(service);
});
afterAll(() => service?.stop());

/** A month of its own for every test, so that none sees another's figures. */
let month = 0;
const nextMonth = () => {
  month += 1;
  const name = new Date(Date.UTC(2026, month - 1)).toISOString().slice(0, 7);
  return { from: `${name}-01`, to: `${name}-28`, noonOf: (day: string) => new Date(`${name}-${day}T04:00:00.000Z`) };
};
type Span = { from: string; to: string };

const COUNTS =
  'registered repeats first second major contacted plansAccepted resolved satisfied compensation { amount }';
const FIGURES = `{ total { ${COUNTS} } daily { day registered } }`;

async function figuresOf(caller: TestCaller, { from, to }: Span) {
  const query = `query ($from: LocalDate!, $to: LocalDate!) { figures(from: $from, to: $to) ${FIGURES} }`;
  return (await service.ask(caller, query, { from, to })).data.figures;
}

async function figuresOfPlaces(caller: TestCaller, type: 'Store' | 'Region', ids: string[], { from, to }: Span) {
  const query = `query ($of: [_Any!]!, $from: LocalDate!, $to: LocalDate!) {
    _entities(representations: $of) { ... on ${type} { figures(from: $from, to: $to) ${FIGURES} } }
  }`;
  const of = ids.map((id) => ({ __typename: type, id }));
  const { data, errors } = await service.ask(caller, query, { of, from, to });
  expect(errors).toBeUndefined();
  return data._entities.map((entity: { figures: unknown }) => entity.figures);
}

const president = holderOf('EXECUTIVE_PRESIDENT');

test('R80: a whole story shows in the figures of its store, of its region and of the chain', async () => {
  const span = nextMonth();
  const acceptedAt = span.noonOf('10');
  const complaint = complaintAbout(lakeside);
  for (const told of [registered(complaint, acceptedAt), ...handled(complaint, acceptedAt)]) {
    expect(await service.hear(told)).toEqual({ kind: 'HANDLED' });
  }
  const query = `query ($from: LocalDate!, $to: LocalDate!) { figures(from: $from, to: $to) {
    total { registered repeats first contacted contactedInTime contactMissed plansAccepted plansInTime planMissed climbs
      resolved closed ratings satisfied payments compensation { amount currency } contactInTimeRate planInTimeRate
      repeatRate averageResolutionHours satisfactionRate averageResultSatisfaction averageHandlingSatisfaction }
    daily { day registered contacted resolved planInTimeRate } } }`;
  const { data } = await service.ask(president, query, { from: span.from, to: span.to });
  expect(data.figures).toEqual({
    total: {
      ...{ registered: 1, repeats: 0, first: 1, contacted: 1, contactedInTime: 1, contactMissed: 0, plansAccepted: 1 },
      ...{ plansInTime: 0, planMissed: 1, climbs: 0, resolved: 1, closed: 1, ratings: 1, satisfied: 1, payments: 1 },
      compensation: { amount: '80.01', currency: 'CNY' },
      ...{ contactInTimeRate: 1, planInTimeRate: 0, repeatRate: 0, averageResolutionHours: 30, satisfactionRate: 1 },
      ...{ averageResultSatisfaction: 4, averageHandlingSatisfaction: 5 },
    },
    daily: [
      { day: `${span.from.slice(0, 8)}10`, registered: 1, contacted: 1, resolved: 0, planInTimeRate: null },
      { day: `${span.from.slice(0, 8)}11`, registered: 0, contacted: 0, resolved: 1, planInTimeRate: 0 },
    ],
  });
  const chain = await figuresOf(president, span);
  expect(await figuresOfPlaces(president, 'Store', [lakeside.id], span)).toEqual([chain]);
  expect(await figuresOfPlaces(president, 'Region', [east.id], span)).toEqual([chain]);
  expect((await figuresOfPlaces(president, 'Region', [south.id], span))[0]).toMatchObject({
    total: { registered: 0 },
    daily: [],
  });
});

test('R5, R6, R14: what is put right about complaints counts on its own day; what was joined from the first counts when taken apart', async () => {
  const span = nextMonth();
  const acceptedAt = span.noonOf('10');
  const complaint = complaintAbout(lakeside);
  for (const told of [registered(complaint, acceptedAt), ...corrected(complaint, acceptedAt)]) {
    expect(await service.hear(told, { version: 2 })).toEqual({ kind: 'HANDLED' });
  }
  const joined = complaintAbout(lakeside);
  expect(await service.hear(merged(joined, acceptedAt), { version: 1 })).toEqual({ kind: 'HANDLED' });
  const query = `query ($from: LocalDate!, $to: LocalDate!) { figures(from: $from, to: $to) {
    total { registered first merged separated rises handOvers } } }`;
  const total = async () => (await service.ask(president, query, { from: span.from, to: span.to })).data.figures.total;
  expect(await total()).toEqual({ registered: 1, first: 1, merged: 1, separated: 1, rises: 1, handOvers: 1 });
  const at = { acceptedAt, separatedAt: after(acceptedAt, HOUR_MS) };
  expect(await service.hear(separated(joined, at, true))).toEqual({ kind: 'HANDLED' });
  expect(await total()).toMatchObject({ registered: 2, first: 2, merged: 1, separated: 1 });
});

test('R35, R70: what goes on is closed and resolved once, on the day of its last end, and never twice', async () => {
  const span = nextMonth();
  const acceptedAt = span.noonOf('10');
  const closedAt = after(acceptedAt, 30 * HOUR_MS);
  const complaint = complaintAbout(lakeside);
  const query = `query ($from: LocalDate!, $to: LocalDate!) { figures(from: $from, to: $to) {
    total { closed closedProvisionally resolved averageResolutionHours } daily { day closed resolved } } }`;
  const figures = async () => (await service.ask(president, query, { from: span.from, to: span.to })).data.figures;
  for (const told of [registered(complaint, acceptedAt), ...handled(complaint, acceptedAt)]) await service.hear(told);
  // Kept from the store since then: what was counted is taken back where it was counted.
  await service.hear(amended(complaint, true, closedAt));
  const [told, ofCase] = reopened(complaint, { closedAt, reopenedAt: span.noonOf('15') });
  for (const one of [told, ofCase]) expect(await service.hear(one)).toEqual({ kind: 'HANDLED' });
  expect((await figures()).total).toMatchObject({ closed: 0, resolved: 0, averageResolutionHours: null });
  const manager = holderOf('STORE_MANAGER', { storeId: lakeside.id });
  expect((await figuresOf(manager, span)).total).toMatchObject({ resolved: 0 });
  const { complaintId: caseId } = complaint;
  const matterId = caseId;
  const ends = [
    caseClosed.of({
      ...{ ...complaint, caseId, kind: 'PROVISIONALLY', tier: 2, openedAt: acceptedAt, closedAt: span.noonOf('16') },
    }),
    complaintClosed.of({
      ...{ ...complaint, matterId, status: 'CLOSED_PROVISIONALLY', acceptedAt, closedAt: span.noonOf('16') },
    }),
  ];
  for (const one of ends) await service.hear(one);
  expect((await figures()).daily).toContainEqual({ day: `${span.from.slice(0, 8)}16`, closed: 1, resolved: 0 });
  expect((await figures()).total).toMatchObject({ closed: 1, closedProvisionally: 1, resolved: 0 });
  for (const one of reopened(complaint, { closedAt: span.noonOf('16'), reopenedAt: span.noonOf('17') }))
    expect(await service.hear(one)).toEqual({ kind: 'HANDLED' });
  expect((await figures()).total).toMatchObject({ closed: 0, closedProvisionally: 0, resolved: 0 });
});

test('R64: a payment that was wrong is taken back where it was counted, and no other; what is paid instead counts on its day', async () => {
  const span = nextMonth();
  const complaint = complaintAbout(lakeside);
  const query = `query ($from: LocalDate!, $to: LocalDate!) { figures(from: $from, to: $to) {
    daily { day payments compensation { amount } } } }`;
  const figures = async () => {
    const { data } = await service.ask(president, query, { from: span.from, to: span.to });
    const days: { day: string; payments: number; compensation: { amount: string } }[] = data.figures.daily;
    return days.map(({ day, payments, compensation }) => [day.slice(-2), payments, compensation.amount]);
  };
  const hear = async (told: Told) => expect(await service.hear(told)).toEqual({ kind: 'HANDLED' });
  await hear(registered(complaint, span.noonOf('10')));
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
  await hear(paidBefore(complaint, { disbursementId: first, paidAt: span.noonOf('11') }));
  await hear(paid(complaint, { disbursementId: second, paidAt: span.noonOf('12') }));
  const reversal = { disbursementId: first, paidAt: span.noonOf('11'), reversedAt: span.noonOf('20') };
  await hear(takenBack(complaint, reversal));
  expect(await figures()).toEqual([
    ['10', 0, '0.00'],
    ['11', 0, '0.00'],
    ['12', 1, '80.01'],
  ]);
  await hear(paid(complaint, { paidAt: span.noonOf('21') }));
  await hear(takenBack(complaint, { ...reversal, disbursementId: second, paidAt: span.noonOf('12') }));
  expect((await figures()).slice(1)).toEqual([
    ['11', 0, '0.00'],
    ['12', 0, '0.00'],
    ['21', 1, '80.01'],
  ]);
  // It is taken back once.
  expect(await service.hear(takenBack(complaint, reversal))).toMatchObject({ kind: 'AWAITED' });
});

test('R64: a reversal that overtook its payment is waited for', async () => {
  const span = nextMonth();
  const complaint = complaintAbout(lakeside);
  await service.hear(registered(complaint, span.noonOf('10')));
  await service.hear(paid(complaint, { paidAt: span.noonOf('11') }));
  const reversal = takenBack(complaint, { paidAt: span.noonOf('11'), reversedAt: span.noonOf('12') });
  expect(await service.hear(reversal)).toMatchObject({ kind: 'AWAITED' });
});

test('R35: a reopening that overtook the end is waited for', async () => {
  const span = nextMonth();
  const complaint = complaintAbout(lakeside);
  const acceptedAt = span.noonOf('10');
  await service.hear(registered(complaint, acceptedAt));
  const closedAt = after(acceptedAt, 30 * HOUR_MS);
  for (const one of reopened(complaint, { closedAt, reopenedAt: after(closedAt, 1) }))
    expect(await service.hear(one)).toMatchObject({ kind: 'AWAITED' });
});

test('R91: what became confidential towards its store counts no more for the store from then on', async () => {
  const span = nextMonth();
  const acceptedAt = span.noonOf('10');
  const complaint = complaintAbout(lakeside);
  await service.hear(registered(complaint, acceptedAt));
  await service.hear(amended(complaint, true, acceptedAt));
  for (const told of handled(complaint, acceptedAt)) await service.hear(told);
  const manager = holderOf('STORE_MANAGER', { storeId: lakeside.id });
  expect((await figuresOf(manager, span)).total).toMatchObject({ registered: 1, contacted: 0, resolved: 0 });
  expect((await figuresOf(president, span)).total).toMatchObject({ registered: 1, contacted: 1, resolved: 1 });
});

test('R9: what is put right about history that was brought in finds its place, and history itself counts nothing', async () => {
  const span = nextMonth();
  const acceptedAt = span.noonOf('10');
  const complaint = complaintAbout(lakeside);
  for (const told of [imported(complaint, acceptedAt), ...corrected(complaint, acceptedAt)]) {
    expect(await service.hear(told, { version: 2 })).toEqual({ kind: 'HANDLED' });
  }
  expect((await figuresOf(president, span)).total.registered).toBe(0);
});

test('R63: the day is that of Shanghai, to the millisecond', async () => {
  const { from, to } = nextMonth();
  const midnight = new Date(`${from}T16:00:00.000Z`);
  await service.hear(registered(complaintAbout(lakeside), after(midnight, -1)));
  await service.hear(registered(complaintAbout(lakeside), midnight));
  const { daily } = await figuresOf(president, { from, to });
  expect(daily).toEqual([
    { day: from, registered: 1 },
    { day: `${from.slice(0, 8)}02`, registered: 1 },
  ]);
  expect((await figuresOf(president, { from, to: from })).total.registered).toBe(1);
});

test('I2: an event that is delivered again is counted once', async () => {
  const span = nextMonth();
  const id = crypto.randomUUID();
  const told = registered(complaintAbout(lakeside), span.noonOf('03'));
  expect(await service.hear(told, { id })).toEqual({ kind: 'HANDLED' });
  expect(await service.hear(told, { id })).toEqual({ kind: 'REPEATED' });
  expect((await figuresOf(president, span)).total.registered).toBe(1);
});

test('R80: events heard side by side on one store and day are all counted', async () => {
  const span = nextMonth();
  const told = Array.from({ length: 50 }, () =>
    registered(complaintAbout(lakeside), span.noonOf('05'), { level: 'MAJOR' }),
  );
  await Promise.all(told.map((one) => service.hear(one)));
  expect((await figuresOf(president, span)).total).toMatchObject({ registered: 50, major: 50, first: 0 });
});

test('an event that overtook the registration is waited for', async () => {
  const span = nextMonth();
  const complaint = complaintAbout(lakeside);
  const [contacted] = handled(complaint, span.noonOf('07'));
  if (!contacted) throw new Error('a handled complaint was contacted');
  expect(await service.hear(contacted)).toMatchObject({ kind: 'AWAITED' });
  await service.hear(registered(complaint, span.noonOf('07')));
  await eventually(async () => {
    const { contacted: counted } = (await figuresOf(president, span)).total;
    return counted === 1 || undefined;
  });
});

describe('R91: figures are of what the caller reaches', () => {
  const span = nextMonth();
  beforeAll(async () => {
    const acceptedAt = span.noonOf('20');
    await service.hear(registered(complaintAbout(lakeside), acceptedAt));
    await service.hear(registered(complaintAbout(bellTower), acceptedAt));
    await service.hear(registered(complaintAbout(banyan), acceptedAt));
    await service.hear(registered(complaintAbout(null), acceptedAt));
    const confidential = complaintAbout(lakeside);
    await service.hear(registered(confidential, acceptedAt, { confidential: true }));
    for (const told of handled(confidential, acceptedAt)) await service.hear(told);
  });
  const registeredFor = async (caller: TestCaller) => (await figuresOf(caller, span)).total.registered;

  test('a manager sees the own store, without what is kept from it', async () => {
    const manager = holderOf('STORE_MANAGER', { storeId: lakeside.id });
    expect((await figuresOf(manager, span)).total).toMatchObject({
      registered: 1,
      contacted: 0,
      compensation: { amount: '0.00' },
    });
    const [own, other] = await figuresOfPlaces(manager, 'Store', [lakeside.id, bellTower.id], span);
    expect(own.total).toMatchObject({ registered: 1, resolved: 0 });
    expect(other).toBeNull();
    expect(await figuresOfPlaces(manager, 'Region', [east.id], span)).toEqual([null]);
  });

  test('a director sees the region, a director of another region nothing of it', async () => {
    const director = holderOf('REGIONAL_DIRECTOR', { regionId: east.id });
    expect((await figuresOf(director, span)).total).toMatchObject({ registered: 3, contacted: 1 });
    const stranger = holderOf('REGIONAL_DIRECTOR', { regionId: south.id });
    expect(await registeredFor(stranger)).toBe(1);
    expect(await figuresOfPlaces(stranger, 'Store', [lakeside.id, banyan.id], span)).toEqual([
      null,
      expect.objectContaining({ total: expect.objectContaining({ registered: 1 }) }),
    ]);
    expect(await figuresOfPlaces(stranger, 'Region', [east.id], span)).toEqual([null]);
  });

  test('oversight sees all, also what belongs to no store', async () => {
    for (const kind of ['STORE_HEADQUARTERS', 'CUSTOMER_SERVICE', 'ADMINISTRATOR'] as const) {
      expect(await registeredFor(holderOf(kind))).toBe(5);
    }
  });

  test('a clerk, a customer and who is not known see nothing', async () => {
    const id = crypto.randomUUID();
    const clerk = holderOf('CLERK', { storeId: lakeside.id });
    for (const caller of [clerk, { sub: id, role: 'CUSTOMER' }, { sub: id, role: 'STAFF' }] as TestCaller[]) {
      expect(await registeredFor(caller)).toBe(0);
      expect(await figuresOfPlaces(caller, 'Store', [lakeside.id], span)).toEqual([null]);
    }
  });

  test('a store that is not known is null, whoever asks', async () => {
    expect(await figuresOfPlaces(president, 'Store', [crypto.randomUUID()], span)).toEqual([null]);
  });

  test('R26: a deputy sees what the holder sees, from the first millisecond to the last', async () => {
    const deputy = { sub: crypto.randomUUID(), role: 'STAFF' } as const;
    const fromAt = after(service.clock.now(), HOUR_MS);
    const untilAt = after(fromAt, HOUR_MS);
    const { sub: holderId } = holderOf('REGIONAL_PRESIDENT', { regionId: south.id });
    const [{ id: postId }] = await service.dataSource.query('select id from directory_post where holder_id = $1', [
      holderId,
    ]);
    const post = { kind: 'REGIONAL_PRESIDENT', storeId: null, regionId: south.id, departmentId: null } as const;
    const deputies = [{ staffId: deputy.sub, fromAt, untilAt, scopes: EVERY_SCOPE }];
    await service.hear(postChanged.of({ postId, ...post, holderId, deputies }), { version: 2 });
    const seen = [];
    for (const instant of [after(fromAt, -1), fromAt, after(untilAt, -1), untilAt]) {
      service.clock.moveTo(instant);
      seen.push(await registeredFor(deputy));
    }
    expect(seen).toEqual([0, 1, 1, 0]);
  });
});

test('R80: many stores over one span are read with one query', async () => {
  const span = nextMonth();
  await figuresOf(president, span);
  const statements: string[] = [];
  const { logger } = service.dataSource;
  service.dataSource.logger = Object.assign(Object.create(logger), { logQuery: (sql: string) => statements.push(sql) });
  await figuresOfPlaces(president, 'Store', [lakeside.id, bellTower.id, banyan.id, lakeside.id], span);
  service.dataSource.logger = logger;
  expect(statements.filter((sql) => sql.includes('daily_figures'))).toHaveLength(1);
});

test('an id that is none is null and harms no other beside it; letters may be large', async () => {
  const span = nextMonth();
  const store = { id: '0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeea', regionId: '0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeeb' };
  const names = { code: 'X', nameZh: '店', nameEn: 'X' };
  await service.hear(regionChanged.of({ regionId: store.regionId, ...names }));
  await service.hear(storeChanged.of({ storeId: store.id, regionId: store.regionId, ...names }));
  await service.hear(registered(complaintAbout(store), span.noonOf('20')));
  const one = expect.objectContaining({ total: expect.objectContaining({ registered: 1 }) });
  const asTyped = (id: string) => ['no id', id.toUpperCase(), id];
  expect(await figuresOfPlaces(president, 'Store', asTyped(store.id), span)).toEqual([null, one, one]);
  expect(await figuresOfPlaces(president, 'Region', asTyped(store.regionId), span)).toEqual([null, one, one]);
});

test('R80: a span that is no span is refused', async () => {
  const query = '{ figures(from: "2026-11-23", to: "2026-11-22") { total { registered } } }';
  const { errors } = await service.ask(president, query);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', rule: 'RANGE_INVALID' } }]);
});
