import { getIntrospectionQuery } from 'graphql';
import { auditServer } from 'graphql-http';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTinyHouse, type TinyHouse } from './testing/tiny-house.js';

let house: TinyHouse;
let production: TinyHouse;
const lines: string[] = [];
const log = pino({}, { write: (line: string) => void lines.push(line) });
beforeAll(async () => {
  house = await startTinyHouse();
  production = await startTinyHouse({ NODE_ENV: 'production', log });
});
afterAll(async () => {
  await house.stop();
  await production.stop();
});

const post = (body: string, headers: Record<string, string> = {}, method = 'POST') =>
  fetch(`${house.gateway.url}/graphql`, { method, headers: { 'content-type': 'application/json', ...headers }, body });
const codeOf = async (response: Response) =>
  ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

test('every audit of GraphQL over HTTP passes, but for queries by GET, which are off', async () => {
  const results = await auditServer({ url: `${house.gateway.url}/graphql` });
  const open = results.filter((result) => result.status !== 'ok').map(({ id, status }) => `${id} ${status}`);
  expect(results).toHaveLength(61);
  expect(open).toEqual(['5A70 notice', 'D6D5 notice', '6A70 notice']);
});

test('only POST executes anything', async () => {
  for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS']) {
    const response = await fetch(`${house.gateway.url}/graphql?query={__typename}`, { method });
    expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, 'POST']);
  }
});

test('several operations in one request are refused', async () => {
  const response = await post('[{"query":"{ __typename }"}]');
  expect([response.status, await codeOf(response)]).toEqual([400, 'LIMIT_EXCEEDED']);
});

test('a body of 64 kB is read and one byte more is not', async () => {
  const body = (bytes: number) =>
    JSON.stringify({ query: '{ __typename }', extensions: { x: '' } }).replace('""', `"${'x'.repeat(bytes)}"`);
  const overhead = body(0).length;
  expect((await post(body(65_536 - overhead))).status).toBe(200);
  const over = await post(body(65_537 - overhead));
  expect([over.status, await codeOf(over)]).toEqual([413, 'LIMIT_EXCEEDED']);
});

test('a thousand tokens are read and one more is not', async () => {
  // Three tokens stand around the names; comments and white space are none.
  const document = (names: number) => `{ ${'__typename '.repeat(names)} }`;
  expect((await house.ask(document(500))).errors?.[0]).toBeUndefined();
  expect((await house.ask(document(998))).errors?.[0]?.message).toMatch(/500 fields/);
  expect((await house.ask(document(999))).errors?.[0]?.message).toMatch(/1000 tokens/);
});

test('a limit is refused with its code and figure, as variables and as text', async () => {
  const byText = await house.ask('{ complaints(first: 101) { id } }');
  const byVariable = await house.ask('query Q($n: Int) { complaints(first: $n) { id } }', { variables: { n: 101 } });
  for (const { data, errors } of [byText, byVariable]) {
    expect(data).toBeUndefined();
    expect(errors?.[0]).toMatchObject({
      message: 'An operation may have at most 100 entries of a page.',
      extensions: { code: 'LIMIT_EXCEEDED' },
    });
  }
  const fitting = await house.ask('query Q($n: Int) { complaints(first: $n) { id } }', { variables: { n: 100 } });
  expect(fitting.data?.complaints).toHaveLength(100);
});

test('of several operations in a document the named one is executed, and without a name none', async () => {
  const query = 'query A { a: __typename } query B { b: __typename }';
  expect((await house.ask(query, { operationName: 'B' })).data).toEqual({ b: 'Query' });
  expect((await house.ask(query, { operationName: 'A' })).data).toEqual({ a: 'Query' });
  expect((await house.ask(query)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect((await house.ask(query, { operationName: 'C' })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('in development mistakes are explained', async () => {
  expect((await house.ask('{ ledgr }')).errors?.[0]?.message).toMatch(/Did you mean "ledger"/);
  expect((await house.ask('{')).errors?.[0]?.extensions.code).toBe('GRAPHQL_PARSE_FAILED');
  const wrong = await house.ask('query Q($n: Int) { complaints(first: $n) { id } }', { variables: { n: 'many' } });
  expect(wrong.errors?.[0]).toMatchObject({
    message: expect.stringContaining('$n'),
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test('in production every invalid operation gets the same answer, and the log says what was wrong without values', async () => {
  const uniform = { message: 'The operation is not valid.', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };
  for (const query of [
    '{ ledgr }',
    '{',
    getIntrospectionQuery(),
    '{ __type(name: "Query") { name } }',
    '{ ledger { x } ledgr }',
  ]) {
    const { data, errors } = await production.ask(query);
    expect(data).toBeUndefined();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject(uniform);
  }
  const wrong = await production.ask('query Q($n: Int) { complaints(first: $n) { id } }', {
    variables: { n: 'secret-one' },
  });
  expect(wrong.errors?.[0]).toMatchObject({
    message: 'The variables do not fit the operation.',
    extensions: { code: 'BAD_USER_INPUT' },
  });
  await production.ask('{ complaints(first: "secret-two") { id } }');
  expect(lines.join('')).toMatch(/Cannot query field \\"ledgr\\"/);
  expect(lines.join('')).not.toMatch(/secret-/);
});

test('a line per request names operation, role, status and duration, and holds neither variables nor tokens', async () => {
  lines.length = 0;
  const token = await production.token();
  await production.ask('query Named($id: ID!) { complaint(id: $id) { id } }', {
    variables: { id: 'secret-id' },
    token,
  });
  const line = JSON.parse(lines.at(-1) ?? '{}');
  expect(line).toMatchObject({ operationName: 'Named', role: 'STAFF', status: 200, durationMs: expect.any(Number) });
  expect(lines.join('')).not.toContain('secret-id');
  expect(lines.join('')).not.toContain(token.split('.')[2]);
});

test('the page for trying queries is there in development, brings everything along, and is not there in production', async () => {
  const page = (which: TinyHouse) => fetch(`${which.gateway.url}/graphql`, { headers: { accept: 'text/html' } });
  const html = await (await page(house)).text();
  expect(html).not.toMatch(/<(script|link|img)[^>]+(src|href)="https?:/);
  expect(html.slice(-2_000)).toContain('"headers":"{\\"Authorization\\": \\"Bearer \\"}"');
  expect((await page(production)).status).toBe(404);
});

test('answers are not sniffed, not stored, and name no server', async () => {
  const { headers } = await post('{"query":"{ __typename }"}');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('server')).toBeNull();
  expect(headers.get('x-powered-by')).toBeNull();
});
