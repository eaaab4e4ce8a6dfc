import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStorage, StorageConfig } from '../../src/outside/storage/config.js';
import { NotKept, type Storage } from '../../src/outside/storage/storage.js';
import { sha256 } from './files.js';

let folder: string;
let server: S3rver;
let port: number;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-'));
  const directory = join(folder, 's3');
  const configureBuckets = [{ name: 'evidence' }];
  server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets });
  ({ port } = await server.run());
});
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

const bucket = (change: Record<string, string> = {}) =>
  openStorage({
    STORAGE: 's3',
    STORAGE_S3_ENDPOINT: `http://127.0.0.1:${port}`,
    STORAGE_S3_REGION: 'cn-north-1',
    STORAGE_S3_BUCKET: 'evidence',
    STORAGE_S3_KEY_ID: 'S3RVER',
    STORAGE_S3_SECRET_KEY: 'S3RVER',
    ...change,
  });

const bytes = Buffer.alloc(3_000_000, '0123456789');
async function* inPieces(piece = 100_000, fault?: Error) {
  for (let at = 0; at < bytes.length; at += piece) {
    if (fault && at > bytes.length / 2) throw fault;
    yield bytes.subarray(at, at + piece);
  }
}
const read = async (storage: Storage, key: string) => Buffer.concat(await (await storage.get(key)).toArray());

describe.each([
  ['a folder', () => openStorage({ STORAGE_FOLDER: join(folder, 'files') })],
  ['a server that speaks S3', () => bucket()],
])('files kept in %s', (_, open) => {
  let storage: Storage;
  beforeAll(() => {
    storage = open();
  });

  test('are had as they came, and are gone once removed, which may be said twice', async () => {
    const key = crypto.randomUUID();
    await storage.put(key, inPieces(), bytes.length);
    expect(sha256(await read(storage, key))).toBe(sha256(bytes));
    await storage.remove(key);
    await storage.remove(key);
    await expect(storage.get(key)).rejects.toThrow(NotKept);
  });

  test('are not kept when they break off, and why they did is said', async () => {
    const fault = new Error('the sender went away');
    await expect(storage.put(crypto.randomUUID(), inPieces(100_000, fault), bytes.length)).rejects.toBe(fault);
    const key = crypto.randomUUID();
    await storage.put(key, inPieces(), bytes.length);
    expect((await read(storage, key)).length).toBe(bytes.length);
  });

  test.each(['../../etc/passwd', 'a/b', '', crypto.randomUUID().toUpperCase()])(
    'are under no key like %j',
    async (key) => {
      for (const work of [() => storage.put(key, inPieces(), 1), () => storage.get(key), () => storage.remove(key)])
        await expect(work()).rejects.toThrow('a key of the storage is a UUID');
    },
  );
});

test('a file in a folder can be read by its owner alone, written to by nobody, and no half of one stays', async () => {
  const files = join(folder, 'alone');
  const storage = openStorage({ STORAGE_FOLDER: files });
  const key = crypto.randomUUID();
  await storage.put(key, inPieces(), bytes.length);
  await expect(storage.put(crypto.randomUUID(), inPieces(), bytes.length + 1)).rejects.toThrow('3000000 bytes came');
  await expect(storage.put(crypto.randomUUID(), inPieces(100_000, new Error('gone')), bytes.length)).rejects.toThrow(
    'gone',
  );
  const found = (await readdir(files, { recursive: true })).filter((path) => path.includes('-'));
  expect(found).toEqual([join(key.slice(0, 2), key)]);
  expect((await stat(join(files, found[0] as string))).mode & 0o777).toBe(0o400);
});

test('a bucket is not opened with another secret, and one that is away says so at once', async () => {
  const stranger = bucket({ STORAGE_S3_SECRET_KEY: 'another' });
  await expect(stranger.put(crypto.randomUUID(), inPieces(), bytes.length)).rejects.toThrow(/signature/i);
  const away = bucket({ STORAGE_S3_ENDPOINT: 'http://127.0.0.1:9' });
  await expect(away.get(crypto.randomUUID())).rejects.toThrow(/ECONNREFUSED/);
});

test('production keeps files where a whole path says, or in a bucket that is named whole', () => {
  const faults = (given: Record<string, string>) =>
    StorageConfig.safeParse({ NODE_ENV: 'production', ...given }).error?.issues.map(({ path }) => path.join()) ?? [];
  expect(faults({})).toEqual(['STORAGE_FOLDER']);
  expect(faults({ STORAGE_FOLDER: 'files' })).toEqual(['STORAGE_FOLDER']);
  expect(faults({ STORAGE_FOLDER: '/var/lib/complaints/files' })).toEqual([]);
  const names = ['STORAGE_S3_BUCKET', 'STORAGE_S3_REGION', 'STORAGE_S3_KEY_ID', 'STORAGE_S3_SECRET_KEY'];
  expect(faults({ STORAGE: 's3' })).toEqual(names);
  expect(faults({ STORAGE: 's3', ...Object.fromEntries(names.map((name) => [name, 'abc'])) })).toEqual([]);
  expect(() => openStorage({ STORAGE: 'ftp' })).toThrow('STORAGE');
});
