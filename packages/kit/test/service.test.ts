import { execute, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  buildSubgraph,
  createContext,
  createLog,
  gatewayKeys,
  ofItself,
  printSubgraph,
  startTimer,
  systemClock,
  type Timer,
  transact,
} from '../src/index.js';
import { eventually, startTestService, type TestService } from '../src/testing/index.js';
import { Parcel, parcelSent, receiver, sender } from './parcel-service.js';

const nobody = { sub: '', role: 'ANONYMOUS' } as const;
const someone = { sub: '0199a1b2-c3d4-7000-8000-000000000001', role: 'STAFF' } as const;
const SEND = `mutation ($input: SendParcelInput!) {
  sendParcel(input: $input) { parcel { id weightGrams sentAt } errors { code message path } }
}`;

describe('a service behind its door', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService(sender);
  });
  afterAll(() => service.stop());

  const send = (weightGrams: number, idempotencyKey: string = crypto.randomUUID()) =>
    service.ask(someone, SEND, { input: { weightGrams, idempotencyKey } });

  test('writes the state and the event in one transaction', async () => {
    const { data } = await send(250);
    expect(data.sendParcel).toEqual({
      parcel: { id: expect.any(String), weightGrams: 250, sentAt: service.clock.now().toISOString() },
      errors: [],
    });
    const told = await service.told(parcelSent.subject);
    expect(told.at(-1)).toEqual({
      subject: 'sender.parcel.sent.v1',
      version: 1,
      payload: { parcelId: data.sendParcel.parcel.id, weightGrams: 250 },
    });
  });

  test('answers the same key with the same parcel, also when two ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(300, 'one-and-the-same')));
    const ids = new Set(answers.map(({ data }) => data.sendParcel.parcel.id));
    expect(ids.size).toBe(1);
  });

  test('refuses a used key with another input', async () => {
    await send(310, 'used-before');
    const { data } = await send(311, 'used-before');
    expect(data.sendParcel).toEqual({
      parcel: null,
      errors: [{ code: 'IDEMPOTENCY_MISMATCH', message: expect.any(String), path: ['idempotencyKey'] }],
    });
  });

  test('a refusal changes nothing and leaves the key free', async () => {
    const before = await service.told();
    const refused = await send(0, 'refused-first');
    expect(refused.data.sendParcel.errors[0].code).toBe('WEIGHT_NOT_POSITIVE');
    expect(await service.told()).toEqual(before);
    const accepted = await send(5, 'refused-first');
    expect(accepted.data.sendParcel.errors).toEqual([]);
  });

  test('hides what a fault was', async () => {
    const { errors } = await send(13);
    expect(errors).toEqual([
      expect.objectContaining({ message: 'Something went wrong.', extensions: { code: 'INTERNAL' } }),
    ]);
    expect(JSON.stringify(errors)).not.toContain('secret');
  });

  test.each([
    ['that Postgres ended for another', { code: '40P01' }, 'done', 2],
    ['beside which a month of the outbox began', { code: '23514', table: 'outbox_other' }, 'done', 2],
    ['that broke a rule of a table', { code: '23514', table: 'parcel' }, 'thrown', 1],
  ])('a transaction %s runs once more, or does not', async (_, driverError, end, times) => {
    let runs = 0;
    const fault = Object.assign(new Error('ended'), { driverError });
    const answer = await transact(service.dataSource, ofItself('test'), async () => {
      runs += 1;
      if (runs === 1) throw fault;
      return 'done';
    }).catch(() => 'thrown');
    expect([answer, runs]).toEqual([end, times]);
  });

  test('pages through a list with cursors and refuses a foreign one', async () => {
    const PAGE =
      'query ($after: String) { parcels(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }';
    const first = (await service.ask(someone, PAGE)).data.parcels;
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = (await service.ask(someone, PAGE, { after: first.pageInfo.endCursor })).data.parcels;
    expect(second.edges[0].node.id > first.edges[1].node.id).toBe(true);
    const { errors } = await service.ask(someone, PAGE, { after: 'nonsense' });
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', rule: 'CURSOR_INVALID' });
  });

  test('refuses more than a hundred per page', async () => {
    const { errors } = await service.ask(someone, '{ parcels(first: 101) { pageInfo { hasNextPage } } }');
    expect(errors?.[0]?.extensions).toMatchObject({ rule: 'PAGE_SIZE' });
  });

  test('answers the same compiled as graphql-js answers plainly', async () => {
    const query =
      '{ parcels(first: 3) { edges { node { __typename id weightGrams sentAt } } pageInfo { endCursor } } }';
    const compiled = await service.ask(nobody, query);
    const contextValue = createContext({
      caller: nobody,
      requestId: 'plain',
      dataSource: service.dataSource,
      clock: service.clock,
      log: createLog('plain', 'silent'),
      signal: new AbortController().signal,
      seatsOf: sender.seatsOf,
      outside: undefined,
      publicUrl: 'http://127.0.0.1',
    });
    const plain = await execute({ schema: buildSubgraph(sender.graph), document: parse(query), contextValue });
    expect(compiled).toEqual(JSON.parse(JSON.stringify(plain)));
  });

  test('fills in what the client left out and a default is declared for', async () => {
    const { data } = await service.ask(someone, SEND, { input: { idempotencyKey: 'without-weight' } });
    expect(data.sendParcel.parcel.weightGrams).toBe(500);
    const page = await service.ask(someone, 'query ($first: Int! = 1) { parcels(first: $first) { edges { cursor } } }');
    expect(page.data.parcels.edges).toHaveLength(1);
  });

  test.each([
    ['a variable of the wrong type', { input: { idempotencyKey: 'wrong-type', weightGrams: 'heavy' } }],
    ['a variable that is missing', {}],
    ['a field nobody knows', { input: { idempotencyKey: 'unknown-field', colour: 'red' } }],
  ])('says so when it is given %s', async (_, variables) => {
    const { errors } = await service.ask(someone, SEND, variables);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('finds entities by key for the gateway', async () => {
    const { id } = await service.dataSource.manager.findOneOrFail(Parcel, { where: {} });
    const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Parcel { weightGrams } } }';
    const { data } = await service.ask(nobody, query, { of: [{ __typename: 'Parcel', id }] });
    expect(data._entities).toEqual([{ weightGrams: expect.any(Number) }]);
  });

  test('prints a schema with descriptions, keys and shareable value types', () => {
    const printed = printSubgraph(sender.graph);
    expect(printed).toContain('type Parcel @key(fields: "id")');
    expect(printed).toContain('type PageInfo @shareable');
    expect(printed).toContain('scalar DateTime');
    expect(printed).toMatch(/"""\s*Sends a parcel\.\s*"""/);
  });
});

describe('what a service hears', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService(receiver);
  });
  afterAll(() => service.stop());

  const parcelId = '0199a1b2-c3d4-7000-8000-00000000000a';
  const parcels = () => service.dataSource.manager.find(Parcel);

  test('takes effect once, however often it is delivered', async () => {
    const id = crypto.randomUUID();
    expect(await service.hear(parcelSent.of({ parcelId, weightGrams: 1 }), { id })).toEqual({ kind: 'HANDLED' });
    expect(await service.hear(parcelSent.of({ parcelId, weightGrams: 1 }), { id })).toEqual({ kind: 'REPEATED' });
    expect(await parcels()).toHaveLength(1);
  });

  test('an older state does not replace a newer one', async () => {
    await service.hear(parcelSent.of({ parcelId, weightGrams: 3 }), { version: 3 });
    await service.hear(parcelSent.of({ parcelId, weightGrams: 2 }), { version: 2 });
    expect(await parcels()).toMatchObject([{ weightGrams: 3, version: 3 }]);
  });

  test('what the rules refuse is set aside with its error', async () => {
    expect(await service.hear(parcelSent.of({ parcelId, weightGrams: 404 }))).toEqual({ kind: 'SET_ASIDE' });
    const letters = await service.dataSource.query('select subject, error from dead_letter');
    expect(letters).toEqual([{ subject: 'sender.parcel.sent.v1', error: 'UNWANTED: Nobody wants it.' }]);
  });

  const wireOf = (weightGrams: number) =>
    JSON.stringify({
      id: crypto.randomUUID(),
      subject: parcelSent.subject,
      aggregateType: 'parcel',
      aggregateId: parcelId,
      version: 9,
      occurredAt: service.clock.now().toISOString(),
      actorId: null,
      traceId: null,
      payload: { parcelId, weightGrams },
    });
  const waitsOf = async (wire: string, deliveries: number) => {
    const waits = [];
    for (let delivery = 1; delivery <= deliveries; delivery += 1) {
      const verdict = await service.consume(wire, delivery);
      waits.push(verdict.kind === 'RETRY' ? verdict.inMs : verdict.kind);
    }
    return waits;
  };

  test('what is not yet known is waited for as long as it takes, and never refused', async () => {
    const wire = wireOf(503);
    expect(await waitsOf(wire, 12)).toEqual(Array(12).fill('AWAITED'));
    const [awaited] = await service.dataSource.query('select event_id, awaits, tries from awaited_event');
    expect(awaited).toEqual({
      event_id: JSON.parse(wire).id,
      awaits: `parcel ${parcelId} is not known here yet`,
      tries: 0,
    });
    expect(
      await service.dataSource.query('select from delivery_attempt where event_id = $1', [awaited.event_id]),
    ).toEqual([]);
    await service.dataSource.query('delete from awaited_event');
  });

  test('what was handled is never set aside, however often it comes again', async () => {
    const wire = wireOf(77);
    expect(await waitsOf(wire, 9)).toEqual(['HANDLED', ...Array(8).fill('REPEATED')]);
    expect(await service.dataSource.query('select from delivery_attempt where attempts > 1')).toEqual([]);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['another shape', '{"id":"x"}'],
  ])('%s is no event', async (_, wire) => {
    expect(await service.consume(wire, 1)).toMatchObject({ kind: 'UNREADABLE' });
  });

  test('a fault is tried five times more with growing waits and then set aside', async () => {
    expect(await waitsOf(wireOf(500), 6)).toEqual([1_000, 5_000, 30_000, 120_000, 120_000, 'SET_ASIDE']);
  });
});

test('a fault is found in the log by the request id, and says nothing of what was sent', async () => {
  const lines: string[] = [];
  const service = await startTestService(sender, {
    log: createLog('sender', 'info', { write: (line) => void lines.push(line) }),
  });
  await service.ask(someone, SEND, { input: { weightGrams: 13, idempotencyKey: 'a-key-of-a-person' } });
  const fault = lines.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'a field failed');
  expect(fault).toMatchObject({ requestId: expect.stringMatching(/^[\w-]{36}$/), path: ['sendParcel'] });
  expect(lines.join('')).not.toContain('a-key-of-a-person');
  await service.stop();
});

test('health: degraded without NATS, away without the database, alive all the while', async () => {
  const service = await startTestService(sender);
  const ask = async (what: string) => {
    const response = await fetch(`${service.url}/health/${what}`);
    return [response.status, await response.json()];
  };
  expect(await ask('ready')).toEqual([200, { status: 'degraded' }]);
  await service.dataSource.destroy();
  expect(await ask('ready')).toEqual([503, { status: 'away' }]);
  expect(await ask('live')).toEqual([200, { status: 'ok' }]);
  await service.stop();
});

test('a timer whose pass fails looks again, and handles all that is due before it rests', async () => {
  const due = [1, 2, 3];
  let failures = 0;
  const service = await startTestService({
    ...sender,
    timers: [
      {
        name: 'count-down',
        async pass() {
          if (due.length === 2 && failures === 0) {
            failures += 1;
            throw new Error('not now');
          }
          return due.splice(0, 1).length;
        },
      },
    ],
  });
  await eventually(() => (due.length === 0 ? true : undefined));
  expect(failures).toBe(1);
  await service.stop();
});

test('a timer that knows when something will be due looks again then, and not before', async () => {
  const service = await startTestService(sender);
  const { dataSource } = service;
  const dueAt = new Date(Date.now() + 40);
  const looked: Date[] = [];
  const timer: Timer = {
    name: 'alarm',
    async pass(_, now) {
      looked.push(now);
      return 0;
    },
    nextAt: async (_, now) => (now < dueAt ? dueAt : null),
  };
  const running = startTimer(timer, {
    dataSource,
    clock: systemClock,
    log: createLog('sender', 'silent'),
    lookAgainMs: 60_000,
  });
  await eventually(() => looked.find((at) => at >= dueAt));
  expect(looked.filter((at) => at < dueAt).length).toBeLessThan(4);
  await running.stop();
  await service.stop();
});

test('a timer does not wait for what falls due while it looks', async () => {
  const service = await startTestService(sender);
  const { dataSource, clock } = service;
  const dueAt = new Date(clock.now().getTime() + 40);
  const looked: Date[] = [];
  const timer: Timer = {
    name: 'alarm',
    async pass(_, now) {
      looked.push(now);
      // The look takes longer than is left.
      if (now < dueAt) clock.moveBy(50);
      return 0;
    },
    nextAt: async (_, now) => (now < dueAt ? dueAt : null),
  };
  const running = startTimer(timer, { dataSource, clock, log: createLog('sender', 'silent'), lookAgainMs: 60_000 });
  await eventually(() => looked.find((at) => at >= dueAt));
  expect(looked).toHaveLength(2);
  await running.stop();
  await service.stop();
});

test('while the gateway’s keys cannot be had nobody can be told from anybody: 503, and no guess', async () => {
  const service = await startTestService(sender, { keys: gatewayKeys('http://127.0.0.1:9/jwks.json') });
  const namesItsKey = Buffer.from('{"alg":"EdDSA","kid":"gateway"}').toString('base64url');
  const response = await fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${namesItsKey}.e30.c2ln` },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  expect([response.status, await response.json()]).toMatchObject([
    503,
    { errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] },
  ]);
  await service.stop();
});

test('only the gateway is answered', async () => {
  const service = await startTestService(sender);
  const response = await fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
  });
  expect(response.status).toBe(401);
  await service.stop();
});
