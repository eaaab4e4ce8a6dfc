import { eventually } from '@complaints/kit/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTinyHouse, type TinyHouse } from './testing/tiny-house.js';

let house: TinyHouse;
beforeEach(async () => {
  house = await startTinyHouse({ METRICS_PORT: '0' });
});
afterEach(() => house.stop());

const read = async ({ gateway }: TinyHouse = house) => (await fetch(gateway.metricsUrl as string)).text();
/** The samples of a metric, by their labels. */
async function samples(name: string, of?: TinyHouse): Promise<Record<string, number>> {
  const lines = (await read(of)).split('\n').filter((line) => line.startsWith(`${name}{`));
  return Object.fromEntries(lines.map((line) => [/\{(.*)\}/.exec(line)?.[1], Number(line.split(' ').at(-1))]));
}

test('requests are counted by operation and outcome', async () => {
  await house.ask('query A { complaint(id: "7") { title } ledger }');
  await house.ask('query B { other: complaint(id: "8") { title } }');
  await house.ask('mutation { registerComplaint(title: "x") { title } }');
  await house.ask('mutation { registerComplaint(title: "x") { title } }', { token: null });
  await house.ask('{ failing(code: "FORBIDDEN") }');
  await house.ask('{ failing(code: "X") }');
  await house.ask('{ __typename }');
  await house.ask('{ not GraphQL');
  await house.ask('{ unknown }');
  await house.ask(`{ ledger } # ${'x'.repeat(70_000)}`);
  await house.ask('{ ledger }', { token: 'forged' });
  house.fund.answerWith = (reply) => reply.status(503).send();
  await house.ask('{ ledger }');
  expect(await samples('gateway_requests_total')).toEqual({
    'operation="query complaint",outcome="ok"': 2,
    'operation="mutation registerComplaint",outcome="ok"': 1,
    'operation="mutation registerComplaint",outcome="unauthenticated"': 1,
    'operation="query failing",outcome="refused"': 1,
    'operation="query failing",outcome="internal"': 1,
    'operation="query __typename",outcome="ok"': 1,
    'operation="query ledger",outcome="unavailable"': 1,
    'operation="invalid",outcome="client_error"': 2,
    'operation="invalid",outcome="refused"': 1,
    'operation="invalid",outcome="unauthenticated"': 1,
  });
  expect(await samples('gateway_request_seconds_count')).toMatchObject({ 'operation="query complaint"': 2 });
});

test('requests to subgraphs are counted by outcome, and the breaker shows', async () => {
  const breaker = () => samples('gateway_breaker_open');
  const fundBreaker = `subgraph="fund",address="${new URL(house.fund.url).host}"`;
  await house.ask('{ ledger }');
  expect(await breaker()).toMatchObject({ [fundBreaker]: 0 });
  house.fund.answerWith = (reply) => reply.status(503).send();
  for (let failure = 0; failure < 7; failure += 1) await house.ask('{ ledger }');
  expect(await breaker()).toMatchObject({ [fundBreaker]: 1 });
  expect(await samples('gateway_subgraph_requests_total')).toEqual({
    'subgraph="fund",outcome="ok"': 1,
    'subgraph="fund",outcome="unavailable"': 5,
    'subgraph="fund",outcome="not_asked"': 2,
  });
  expect(await samples('gateway_subgraph_request_seconds_count')).toEqual({ 'subgraph="fund"': 6 });
  house.clock.moveBy(1_000);
  house.fund.answerWith = undefined;
  await house.ask('{ ledger }');
  expect(await breaker()).toMatchObject({ [fundBreaker]: 0 });
});

test('a request whose person has gone counts as cancelled and says nothing of the subgraph', async () => {
  const person = new AbortController();
  house.fund.answerWith = (reply) => {
    reply.hijack();
    person.abort();
  };
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await house.token()}` };
  const body = '{"query":"{ ledger }"}';
  const asked = fetch(`${house.gateway.url}/graphql`, { method: 'POST', headers, body, signal: person.signal });
  await expect(asked).rejects.toThrow(/abort/);
  await eventually(async () => {
    expect(await samples('gateway_requests_total')).toEqual({ 'operation="query ledger",outcome="cancelled"': 1 });
    return true;
  });
  expect(await samples('gateway_subgraph_requests_total')).toEqual({ 'subgraph="fund",outcome="cancelled"': 1 });
});

test('a thousand different names, aliases, fields and faults make no more series than the schema has fields', async () => {
  const forms = [
    (n: number) => `query Name${n} { ledger }`,
    (n: number) => `query Name${n} { alias${n}: ledger }`,
    (n: number) => `query Name${n} { field${n} }`,
    (n: number) => `subscription Name${n} { field${n} }`,
    (n: number) => `query Name${n} { ...F${n} } fragment F${n} on Query { ledger }`,
  ];
  const token = await house.token();
  for (let n = 0; n < 1_000; n += 50) {
    const texts = Array.from({ length: 50 }, (_, at) => forms[at % forms.length]?.(n + at) as string);
    await Promise.all(texts.map((text) => house.ask(text, { token })));
  }
  const series = await samples('gateway_requests_total');
  expect(Object.values(series).reduce((sum, count) => sum + count, 0)).toBe(1_000);
  const operations = new Set(Object.keys(series).map((labels) => /operation="([^"]*)"/.exec(labels)?.[1]));
  expect([...operations].sort()).toEqual(['invalid', 'query ledger']);
  expect(await read()).not.toMatch(/Name\d|alias\d|field\d/);
});

test('the figures are on a port of their own only, with those of the process, and each gateway has its own', async () => {
  expect((await fetch(`${house.gateway.url}/metrics`)).status).toBe(404);
  expect(await read()).toContain('process_cpu_seconds_total');
  const other = await startTinyHouse({ METRICS_PORT: '0' });
  await other.ask('{ ledger }');
  expect(await samples('gateway_requests_total')).toEqual({});
  expect(await samples('gateway_requests_total', other)).toEqual({ 'operation="query ledger",outcome="ok"': 1 });
  await other.stop();
});

test('without a port for them the figures are not served', async () => {
  const other = await startTinyHouse();
  expect(other.gateway.metricsUrl).toBeUndefined();
  await other.stop();
});
