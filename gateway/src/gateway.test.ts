import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Answer, startTinyHouse, type TinyHouse, type TinyHouseOptions } from './testing/tiny-house.js';

let house: TinyHouse;
const reopen = async (options: TinyHouseOptions) => {
  await house.stop();
  house = await startTinyHouse(options);
};
beforeEach(async () => {
  house = await startTinyHouse();
});
afterEach(() => house.stop());

const BOTH = '{ complaints(first: 2) { id title paid owed } ledger }';
const faults = (answer: Answer) => answer.errors?.map(({ path, extensions }) => [extensions.code, path?.join('.')]);

test('one query is answered by two subgraphs', async () => {
  const { data, errors } = await house.ask('{ complaint(id: "7") { title paid } ledger }');
  expect({ data, errors }).toEqual({
    data: { complaint: { title: 'Complaint 7', paid: '¥7' }, ledger: 'balanced' },
    errors: undefined,
  });
});

test('while a subgraph is away the other fields stand and every missing one is named by its path', async () => {
  await house.fund.stop();
  const answer = await house.ask(BOTH);
  expect(answer.status).toBe(200);
  expect(answer.data).toEqual({
    complaints: [
      { id: '0', title: 'Complaint 0', paid: null, owed: null },
      { id: '1', title: 'Complaint 1', paid: null, owed: null },
    ],
    ledger: null,
  });
  expect(faults(answer)?.sort()).toEqual([
    ['SERVICE_UNAVAILABLE', 'complaints.0.owed'],
    ['SERVICE_UNAVAILABLE', 'complaints.0.paid'],
    ['SERVICE_UNAVAILABLE', 'complaints.1.owed'],
    ['SERVICE_UNAVAILABLE', 'complaints.1.paid'],
    ['SERVICE_UNAVAILABLE', 'ledger'],
  ]);
  await house.fund.start();
  expect((await house.ask(BOTH)).errors).toBeUndefined();
});

test('a list of thousands with a subgraph away is answered with a bounded number of errors', async () => {
  await house.fund.stop();
  const answer = await house.ask('{ complaints(first: 100) { paid owed } }');
  expect(answer.errors).toHaveLength(50);
});

test('a subgraph that hangs costs its own fields only, and no longer than the time-out', async () => {
  await reopen({ answerWithinMs: 200 });
  house.fund.answerWith = () => new Promise(() => {});
  const started = performance.now();
  const answer = await house.ask('{ complaint(id: "7") { title } ledger }');
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(answer.data).toEqual({ complaint: { title: 'Complaint 7' }, ledger: null });
  expect(faults(answer)).toEqual([['TIMEOUT', 'ledger']]);
  expect(house.fund.requests).toHaveLength(1);
});

test('a subgraph that drips its answer is cut off by the same time-out', async () => {
  await reopen({ answerWithinMs: 200 });
  house.fund.answerWith = (reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'application/json' });
    const drip = setInterval(() => reply.raw.write(' '), 20);
    reply.raw.on('close', () => clearInterval(drip));
  };
  expect(faults(await house.ask('{ ledger }'))).toEqual([['TIMEOUT', 'ledger']]);
});

test('an answer larger than the cap is not taken, and not asked for again', async () => {
  await reopen({ mostAnswerBytes: 1_000 });
  house.fund.answerWith = () => ({ data: { ledger: 'x'.repeat(972) } });
  expect((await house.ask('{ ledger }')).data).toEqual({ ledger: 'x'.repeat(972) });
  house.fund.answerWith = () => ({ data: { ledger: 'x'.repeat(1_000) } });
  expect(faults(await house.ask('{ ledger }'))).toEqual([['SERVICE_UNAVAILABLE', 'ledger']]);
  expect(house.fund.requests).toHaveLength(2);
});

test('a subgraph that says 503, as one without its database does, is not asked again by the same query', async () => {
  house.fund.answerWith = (reply) =>
    reply.status(503).send({ errors: [{ message: 'connect 10.0.0.7', extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
  const answer = await house.ask('{ complaint(id: "7") { title } ledger }');
  expect(answer.data).toEqual({ complaint: { title: 'Complaint 7' }, ledger: null });
  expect(faults(answer)).toEqual([['SERVICE_UNAVAILABLE', 'ledger']]);
  expect(house.fund.requests).toHaveLength(1);
});

test('a query whose connection breaks before an answer is asked once more', async () => {
  let breaks = 1;
  house.fund.answerWith = (reply) => (breaks-- > 0 ? reply.hijack().raw.destroy() : { data: { ledger: 'second' } });
  expect((await house.ask('{ ledger }')).data).toEqual({ ledger: 'second' });
});

test('a mutation is never asked twice', async () => {
  house.intake.answerWith = (reply) => reply.status(503).send();
  expect(faults(await house.ask('mutation Register { registerComplaint(title: "x") { id } }'))).toEqual([
    ['SERVICE_UNAVAILABLE', 'registerComplaint'],
  ]);
  house.intake.answerWith = (reply) => reply.hijack().raw.destroy();
  await house.ask('mutation { registerComplaint(title: "x") { id } }');
  expect(house.intake.requests).toHaveLength(2);
});

test('what is no GraphQL answer makes the field unavailable', async () => {
  for (const wrong of ['<html>', '[]', 'null', '"text"', '{}', '{"data":5}', '{"data":null,"errors":5}']) {
    house.fund.answerWith = (reply) => reply.header('content-type', 'application/json').send(wrong);
    expect([wrong, faults(await house.ask('{ ledger }'))]).toEqual([wrong, [['SERVICE_UNAVAILABLE', 'ledger']]]);
    // So that each is a new trial when the breaker has opened.
    house.clock.moveBy(1_000);
  }
  expect(house.fund.requests).toHaveLength(7);
});

test('a field that must not be null takes its parent along, with an error that says where', async () => {
  house.fund.answerWith = () => ({ data: { mustHave: null } });
  const answer = await house.ask('{ mustHave }');
  expect(answer.data).toBeNull();
  expect(faults(answer)).toEqual([['INTERNAL', 'mustHave']]);
});

test('an error of a subgraph leaves with code and path, its words only for what a person may know', async () => {
  const shown = async (code: string) =>
    (await house.ask('query Q($c: String!) { failing(code: $c) }', { variables: { c: code } })).errors?.[0];
  expect(await shown('FORBIDDEN')).toMatchObject({ message: 'Words of the subgraph at 10.0.0.7.', path: ['failing'] });
  const masked = { message: 'Something went wrong; quote the request id.', extensions: { code: 'INTERNAL' } };
  for (const code of ['', 'ECONNREFUSED', 'GRAPHQL_VALIDATION_FAILED', 'toString'])
    expect(await shown(code)).toMatchObject(masked);
  for (const code of ['UNAUTHENTICATED', 'SERVICE_UNAVAILABLE', 'TIMEOUT']) {
    const error = await shown(code);
    expect(error?.extensions.code).toBe(code);
    expect(error?.message).not.toContain('10.0.0.7');
  }
});

test('of an error only message, path, code and request id leave', async () => {
  const headers = { 'x-request-id': 'request-0001' };
  const answer = await house.ask('{ failing(code: "FORBIDDEN") }', { headers });
  expect(answer.headers.get('x-request-id')).toBe('request-0001');
  expect(answer.errors).toEqual([
    {
      message: 'Words of the subgraph at 10.0.0.7.',
      path: ['failing'],
      extensions: { code: 'FORBIDDEN', requestId: 'request-0001' },
    },
  ]);
});

test('an error without a path stands at the fields it took', async () => {
  house.fund.answerWith = () => ({
    errors: [{ message: 'Token refused by 10.0.0.7', extensions: { code: 'UNAUTHENTICATED' } }],
  });
  const answer = await house.ask('{ complaint(id: "1") { title paid } }');
  expect(answer.data).toEqual({ complaint: { title: 'Complaint 1', paid: null } });
  expect(faults(answer)).toEqual([['UNAUTHENTICATED', 'complaint.paid']]);
});

test('the request id and the trace go along to the subgraph; ill-formed ones do not', async () => {
  const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
  await house.ask('{ ledger }', { headers: { 'x-request-id': 'request-0002', traceparent } });
  expect(house.fund.requests.at(-1)?.headers).toMatchObject({ 'x-request-id': 'request-0002', traceparent });
  const answer = await house.ask('{ ledger }', { headers: { 'x-request-id': 'no spaces', traceparent: 'x' } });
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(house.fund.requests.at(-1)?.headers.traceparent).toBeUndefined();
});

test('when the person goes away the subgraph is told by a closed connection', async () => {
  // Longer than the test may take, so that the time-out cannot close it.
  await reopen({ answerWithinMs: 120_000 });
  const gone = new Promise<void>((resolve) => {
    house.fund.answerWith = (reply) => {
      reply.hijack().raw.once('close', resolve);
      person.abort();
    };
  });
  const person = new AbortController();
  const asked = fetch(`${house.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await house.token()}` },
    body: '{"query":"{ ledger }"}',
    signal: person.signal,
  });
  await expect(asked).rejects.toThrow(/abort/);
  await gone;
});

test('health says which subgraph is away, and the gateway itself stays ready', async () => {
  await house.fund.stop();
  const [live, ready] = await Promise.all(
    ['live', 'ready'].map((what) => fetch(`${house.gateway.url}/health/${what}`)),
  );
  expect([live?.status, await live?.json()]).toEqual([200, { status: 'ok' }]);
  const subgraphs = { intake: 'ok', escalation: 'away', fund: 'away', analytics: 'away' };
  expect([ready?.status, await ready?.json()]).toEqual([200, { status: 'degraded', subgraphs }]);
  await house.fund.start();
});

test('health repeats what a subgraph says of itself', async () => {
  house.intake.readiness = 'degraded';
  house.fund.readiness = 'away';
  const ready = await fetch(`${house.gateway.url}/health/ready`);
  const subgraphs = { intake: 'degraded', escalation: 'away', fund: 'away', analytics: 'away' };
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'degraded', subgraphs }]);
});

test('stopping finishes what runs', async () => {
  let arrived = () => {};
  const waiting = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  let answer = (_: unknown) => {};
  house.fund.answerWith = () =>
    new Promise((resolve) => {
      answer = resolve;
      arrived();
    });
  const asked = house.ask('{ ledger }');
  await waiting;
  const stopped = house.gateway.stop();
  answer({ data: { ledger: 'finished' } });
  expect((await asked).data).toEqual({ ledger: 'finished' });
  await stopped;
});
