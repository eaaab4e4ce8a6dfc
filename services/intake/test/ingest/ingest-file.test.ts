import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApi } from '../../src/commands/ingest/api.js';
import { CannotRun } from '../../src/commands/ingest/cannot-run.js';
import { CHANNELS } from '../../src/commands/ingest/channels.js';
import { type Ingestion, ingestFile } from '../../src/commands/ingest/ingest-file.js';
import { CUSTOMERS, type FileRow, rowFiles } from './row-files.js';
import { StandingApi } from './standing-api.js';

let files: Awaited<ReturnType<typeof rowFiles>>;
let api: StandingApi;
beforeAll(async () => {
  files = await rowFiles();
});
afterAll(() => files?.remove());
beforeEach(async () => {
  api = new StandingApi();
  await api.start();
});
afterEach(() => api.stop());

function ingest(from: string, rest: Partial<Ingestion> = {}) {
  const signal = rest.signal ?? new AbortController().signal;
  const client = createApi({ gatewayUrl: api.url, token: 'CUSTOMER_SERVICE', signal, retryAfterMs: [0, 0, 0, 0, 0] });
  return ingestFile({
    from,
    limit: null,
    concurrency: 4,
    api: client,
    channels: CHANNELS,
    startedAt: new Date(),
    signal,
    ...rest,
  });
}

const inputOf = (id: string) => api.registered.get(`ingest:row-${id}`)?.input;

const many = (count: number): FileRow[] =>
  Array.from({ length: count }, (_, index) => ({ id: `row-${index}`, text: `迟了 ${index}` }));

describe('what is a repeat', () => {
  test('a similar title of the same customer, of the latest before it in time, wherever it stands in the file', async () => {
    const tally = await ingest(await files.of(CUSTOMERS));
    expect(tally).toMatchObject({ read: 6, registered: 6, alreadyThere: 0, repeats: 2, rejected: [], failed: [] });
    expect(inputOf('2')).toMatchObject({ repeatOfId: 'c-ingest:row-1', storeId: null });
    expect(inputOf('3')).toMatchObject({ repeatOfId: 'c-ingest:row-2', storeId: null });
    for (const id of ['1', 'x', 'y', 'z'])
      expect(inputOf(id)).toMatchObject({ repeatOfId: null, storeId: expect.stringMatching(/^s[123]$/) });
  });

  test('who is anonymous has no customer', async () => {
    await ingest(await files.of(CUSTOMERS));
    expect(inputOf('y')?.customer).toEqual({ memberNumber: 'k2' });
    expect(inputOf('z')?.customer).toBeNull();
  });
});

describe('a second run', () => {
  test('registers nothing again and says how many were there', async () => {
    const file = await files.of(CUSTOMERS);
    await ingest(file);
    const before = new Map(api.registered);
    const startedAt = new Date(Date.now() + 1);
    expect(await ingest(file, { startedAt })).toMatchObject({
      registered: 0,
      alreadyThere: 6,
      repeats: 2,
      rejected: [],
    });
    expect(api.registered).toEqual(before);
  });

  test('goes on after a run that saw less of the file, also where an earlier repeat has turned up since', async () => {
    const file = await files.of(CUSTOMERS);
    await ingest(file, { limit: 2 });
    expect(inputOf('3')?.repeatOfId).toBe('c-ingest:row-1');
    const tally = await ingest(file, { startedAt: new Date(Date.now() + 1) });
    expect(tally).toMatchObject({ rejected: [], failed: [] });
    expect(tally.registered + tally.alreadyThere).toBe(6);
    expect(api.registered.size).toBe(6);
    expect(inputOf('3')?.repeatOfId).toBe('c-ingest:row-1');
  });

  test('with another content under the same id is refused with the reason of the API', async () => {
    await ingest(await files.of([{ id: 'row-1', text: '迟了' }]));
    const tally = await ingest(await files.of([{ id: 'row-1', text: '太迟了' }]));
    expect(tally.rejected).toEqual([
      { line: 1, id: 'row-1', code: 'IDEMPOTENCY_MISMATCH', message: expect.any(String) },
    ]);
  });
});

describe('when the API does not answer', () => {
  test('a fault that passes is tried again with the same key', async () => {
    api.faults = [
      { status: 503, code: 'SERVICE_UNAVAILABLE' },
      null,
      { status: 200, code: 'TIMEOUT' },
      { status: 502, code: 'X' },
    ];
    expect(await ingest(await files.of([{ id: 'row-1', text: '迟了' }]))).toMatchObject({ registered: 1, failed: [] });
    expect(api.asked.get('迟了')).toBe(5);
    expect(api.registered.size).toBe(1);
  });

  test('after five more tries a row has failed, and the rows of its customer after it are left', async () => {
    api.faults = Array.from({ length: 6 }, () => ({ status: 503, code: 'SERVICE_UNAVAILABLE' }));
    const tally = await ingest(await files.of(CUSTOMERS), { concurrency: 1 });
    expect(tally.failed.map(({ id, code }) => [id, code])).toEqual([
      ['row-1', 'SERVICE_UNAVAILABLE'],
      ['row-x', 'EARLIER_ROW_FAILED'],
      ['row-2', 'EARLIER_ROW_FAILED'],
      ['row-3', 'EARLIER_ROW_FAILED'],
    ]);
    expect(tally.registered).toBe(2);
    expect(await ingest(await files.of(CUSTOMERS))).toMatchObject({ repeats: 2, failed: [] });
  });

  test('a fault that nobody foresaw is not tried again', async () => {
    api.faults = [{ status: 200, code: 'INTERNAL' }];
    expect((await ingest(await files.of([{ id: 'row-1', text: '迟了' }]))).failed).toMatchObject([
      { code: 'INTERNAL' },
    ]);
    expect(api.asked.get('迟了')).toBe(1);
  });

  test('it gives up once it is clear that nothing gets through', async () => {
    api.away = true;
    const rows = many(100);
    await expect(ingest(await files.of(rows))).rejects.toThrow(CannotRun);
    expect(api.asked.size).toBeLessThan(40);
  });

  test('it does not begin when the gateway cannot be reached', async () => {
    const file = await files.of(CUSTOMERS);
    const client = createApi({
      gatewayUrl: 'http://127.0.0.1:1/',
      token: 't',
      signal: new AbortController().signal,
      retryAfterMs: [0],
    });
    await expect(ingest(file, { api: client })).rejects.toThrow(/cannot be reached/);
  });
});

test('so many are sent side by side and no more', async () => {
  const rows = many(60);
  api.meeting = 3;
  await ingest(await files.of(rows), { concurrency: 3 });
  expect(api.mostAtOnce).toBe(3);
  expect(api.registered.size).toBe(60);
});
