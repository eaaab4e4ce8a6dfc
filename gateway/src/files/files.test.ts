import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLog } from '@complaints/kit/process';
import { createLocalJWKSet } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type RunningGateway, startGateway } from '../gateway.js';
import { tinyConfig } from '../testing/tiny-config.js';

/** What stands for a service's file door: answers as it is told, and remembers what came. */
interface Door {
  server: Server;
  url: string;
  came: { method: string | undefined; url: string | undefined; headers: IncomingMessage['headers']; bytes: number }[];
  answerWith: (request: IncomingMessage, response: ServerResponse) => void;
}

type Faulty = { errors: { extensions: { code: string } }[] };

const token = randomBytes(32).toString('base64url');
const MEGABYTE = 1024 * 1024;
const lines: string[] = [];
let door: Door;
let doorOfFund: Door;
let gateway: RunningGateway;

async function openDoor(): Promise<Door> {
  const opened = {
    came: [],
    answerWith: (_: unknown, response: ServerResponse) => response.end('{}'),
  } as unknown as Door;
  opened.server = createServer((request, response) => {
    const seen = { method: request.method, url: request.url, headers: request.headers, bytes: 0 };
    opened.came.push(seen);
    request.on('data', (chunk: Buffer) => {
      seen.bytes += chunk.length;
    });
    opened.answerWith(request, response);
  });
  await new Promise<void>((resolve) => opened.server.listen(0, '127.0.0.1', resolve));
  opened.url = `http://127.0.0.1:${(opened.server.address() as AddressInfo).port}/graphql`;
  return opened;
}

beforeAll(async () => {
  [door, doorOfFund] = await Promise.all([openDoor(), openDoor()]);
  const away = 'http://127.0.0.1:9/graphql';
  gateway = await startGateway({
    config: await tinyConfig({ INTAKE_URL: `${away},${door.url}`, FUND_URL: doorOfFund.url }),
    log: createLog('gateway', 'debug', { write: (line) => void lines.push(line) }),
    clock: { now: () => new Date() },
    personKeys: createLocalJWKSet({ keys: [] }),
  });
});
afterAll(async () => {
  await gateway?.stop();
  for (const opened of [door, doorOfFund]) {
    opened?.server.closeAllConnections();
    opened?.server.close();
  }
});
beforeEach(() => {
  door.came.length = 0;
  doorOfFund.came.length = 0;
});

const file = (path = token) => `${gateway.url}/files/${path}`;
const put = (body: Uint8Array | ReadableStream, path?: string) =>
  fetch(file(path), { method: 'PUT', body, duplex: 'half' } as unknown as RequestInit);
const inZeros = (bytes: number) => {
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      const piece = Math.min(left, 64 * 1024);
      left -= piece;
      if (piece > 0) controller.enqueue(new Uint8Array(piece));
      else controller.close();
    },
  });
};

test('R4: a file is handed on as it comes, past an address that is away, without token of a person and with the request id', async () => {
  door.answerWith = (request, response) =>
    request.on('end', () =>
      response.writeHead(201, { 'content-type': 'application/json', 'set-cookie': 'a=b' }).end('{"evidence":{}}'),
    );
  for (let turn = 0; turn < 2; turn += 1) {
    const answer = await put(randomBytes(300_000));
    expect([answer.status, await answer.json()]).toEqual([201, { evidence: {} }]);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(door.came[turn]).toMatchObject({
      method: 'PUT',
      url: `/files/${token}`,
      bytes: 300_000,
      headers: { 'x-request-id': answer.headers.get('x-request-id'), 'content-length': '300000' },
    });
  }
});

test('R4: a file of no length that is said is counted as it comes, and ends at the largest of any policy', async () => {
  door.answerWith = (request, response) => request.on('end', () => response.writeHead(201).end('{}'));
  expect((await put(inZeros(3 * MEGABYTE))).status).toBe(201);
  expect(door.came[0]?.bytes).toBe(3 * MEGABYTE);
  const status = await put(inZeros(101 * MEGABYTE)).then(
    ({ status }) => status,
    () => 'cut off',
  );
  expect([413, 'cut off']).toContain(status);
  expect(door.came[1]?.bytes).toBeLessThanOrEqual(100 * MEGABYTE);
});

test('R4: a file that says to be larger than any is not asked of intake', async () => {
  const status = await new Promise((resolve) => {
    const headers = { 'content-length': 100 * MEGABYTE + 1 };
    request(file(), { method: 'PUT', headers }, (answer) => resolve(answer.statusCode)).flushHeaders();
  });
  expect(status).toBe(413);
  expect(door.came).toEqual([]);
});

test('R4: a refusal that comes before the file is through reaches whoever sends it', async () => {
  door.answerWith = (_, response) =>
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"errors":[]}');
  for (let turn = 0; turn < 10; turn += 1) {
    // Some of it lies in buffers on the way when the answer comes; the next request goes by the same connection.
    const answer = await put(new Uint8Array(turn * MEGABYTE));
    expect([answer.status, await answer.json()]).toEqual([404, { errors: [] }]);
  }
});

test('R4: a file is had with what keeps it from being shown, and kept by nobody on the way', async () => {
  const bytes = randomBytes(200_000);
  const headers = {
    'content-type': 'image/jpeg',
    'content-length': String(bytes.length),
    'content-disposition': 'attachment; filename="a.jpg"',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-inside': 'intake-7',
  };
  door.answerWith = (_, response) => response.writeHead(200, headers).end(bytes);
  const answer = await fetch(file());
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  const { 'x-inside': _, ...shown } = headers;
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    ...shown,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
  expect(answer.headers.get('x-inside')).toBeNull();
});

test('R4: intake that breaks off is said to be away, and is not asked twice', async () => {
  door.answerWith = (_, response) => response.destroy();
  for (const ask of [() => fetch(file()), () => put(new Uint8Array(10))]) {
    door.came.length = 0;
    const answer = await ask();
    expect([answer.status, ((await answer.json()) as Faulty).errors[0]?.extensions.code]).toEqual([
      503,
      'SERVICE_UNAVAILABLE',
    ]);
    expect(door.came).toHaveLength(1);
  }
});

test.each(['short', `${token}x`, '..%2f..%2fgraphql', `${token}%00`, ''])(
  'R4: %j is no address of a file',
  async (path) => {
    expect((await fetch(file(path))).status).toBe(404);
    expect(door.came).toEqual([]);
  },
);

test('R4: nothing but sending and having is done with a file, and no token stands in the log', async () => {
  for (const method of ['POST', 'DELETE', 'HEAD', 'PATCH']) expect((await fetch(file(), { method })).status).toBe(404);
  expect(lines.filter((line) => line.includes(token))).toEqual([]);
  expect(lines.some((line) => line.includes('"file":"PUT"'))).toBe(true);
});

test('R93: files of the fund go to the fund alone and come from it, by a path of their own', async () => {
  const served = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="a.csv"' };
  doorOfFund.answerWith = (request, response) =>
    request.method === 'GET'
      ? response.writeHead(200, served).end('a,b\r\n')
      : request.on('end', () => response.writeHead(201).end('{"reconciliation":{}}'));
  const had = await fetch(file(`fund/${token}`));
  expect([had.status, await had.text()]).toEqual([200, 'a,b\r\n']);
  expect(Object.fromEntries(had.headers)).toMatchObject({ ...served, 'cache-control': 'private, no-store' });
  expect((await put(randomBytes(300_000), `fund/${token}`)).status).toBe(201);
  const path = `/files/fund/${token}`;
  expect(doorOfFund.came).toMatchObject([
    { method: 'GET', url: path },
    { method: 'PUT', url: path, bytes: 300_000 },
  ]);
  expect(door.came).toEqual([]);
  expect((await fetch(file('fund/short'))).status).toBe(404);
  expect(doorOfFund.came).toHaveLength(2);
  expect(lines.some((line) => line.includes('"service":"fund","file":"PUT"'))).toBe(true);
  expect(lines.filter((line) => line.includes(token))).toEqual([]);
});

test('R93: what is sent to the fund is bounded closer than evidence, whether its length is said or not', async () => {
  doorOfFund.answerWith = (request, response) => request.on('end', () => response.writeHead(201).end('{}'));
  const path = `fund/${token}`;
  expect((await put(new Uint8Array(20 * MEGABYTE), path)).status).toBe(201);
  const cut = put(inZeros(21 * MEGABYTE), path).then(
    ({ status }) => status,
    () => 'cut off',
  );
  expect([413, 'cut off']).toContain(await cut);
  expect(doorOfFund.came[1]?.bytes).toBeLessThanOrEqual(20 * MEGABYTE);
  const said = await put(new Uint8Array(20 * MEGABYTE + 1), path).then(
    ({ status }) => status,
    () => 'cut off',
  );
  expect([413, 'cut off']).toContain(said);
  expect(doorOfFund.came).toHaveLength(2);
});

test('R93: a list that breaks off half-way breaks off for whoever takes it as well', async () => {
  doorOfFund.answerWith = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/csv' });
    response.write('a,b\r\n', () => response.destroy());
  };
  const answer = await fetch(file(`fund/${token}`));
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow();
});
