import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@complaints/kit';
import { DAY_MS, MINUTE_MS } from '@complaints/kit/pure';
import { eventually } from '@complaints/kit/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { removeEvidenceOf } from '../../src/actions/evidence/remove-evidence.js';
import { intake, openStorage } from '../../src/service.js';
import {
  banyan,
  clerk,
  customerService,
  director,
  type IntakeHouse,
  manager,
  otherDirector,
  outsideOf,
  publicUrl,
  register,
  startIntake,
} from '../intake-house.js';
import { erase } from '../personal/erasing.js';
import { ANNOUNCE, add, announce, askFor, have, hereOf, LIST, listed, send, sha256 } from './files.js';
import { gpsJpeg, honestFiles, jpeg, text } from './honest-files.js';

/** Pictures take their time on a machine that has other things to do. */
const WHILE_OTHERS_WORK_MS = 120_000;

let folder: string;
let house: IntakeHouse;
/** Everything that was logged. */
const lines: string[] = [];
let complaintId: string;
/** What goes wrong with the storage next; nothing by default. */
let fault: Error | null = null;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evidence-'));
  const storage = openStorage({ STORAGE_FOLDER: folder });
  const failing = {
    ...storage,
    put: async (...given: Parameters<typeof storage.put>) => {
      if (fault) throw fault;
      await storage.put(...given);
    },
  };
  const log = createLog('intake', 'debug', { write: (line) => void lines.push(line) });
  house = await startIntake({ storage: failing }, { log });
});
afterAll(async () => {
  await house?.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  complaintId = (await register(house)).complaint.id;
});

const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
const photo = { fileName: 'photo.jpg', kind: 'PHOTO' };
const codes = (payload: { errors: { code: string; path: string[] }[] }) =>
  payload.errors.map(({ code, path }) => [code, ...path]);

test(
  'R4: a file of every type that is accepted comes in and can be had, without a word of where it was made',
  async () => {
    for (const file of await honestFiles()) {
      const { status, id, code } = await add(house, complaintId, file);
      expect({ file: file.name, status, code }).toEqual({ file: file.name, status: 201, code: null });
      const had = await have(house, id);
      const tells = ['31.2304', 'Shanghai'].some((words) => had.bytes.includes(words));
      expect({ file: file.name, status: had.status, tells }).toEqual({ file: file.name, status: 200, tells: false });
      expect(had.bytes.length).toBe(Number(had.headers['content-length']));
    }
    expect((await listed(house, complaintId)).length).toBe(15);
  },
  WHILE_OTHERS_WORK_MS,
);

test('R4: the original of a picture with a place in it stays as it came; its copy is upright and knows no place', async () => {
  const bytes = await gpsJpeg(64, 48);
  expect((await sharp(bytes).metadata()).exif?.includes('Telephone 9')).toBe(true);
  const { id } = await add(house, complaintId, { name: 'fridge.jpg', bytes, kind: 'PHOTO' });
  const [evidence] = await listed(house, complaintId);
  expect(evidence).toMatchObject({
    sha256: sha256(bytes),
    sizeBytes: bytes.length,
    state: 'STORED',
    mediaType: 'image/jpeg',
  });
  const [row] = await house.dataSource.query('select original_key, copy_key from evidence where id = $1', [id]);
  const storage = openStorage({ STORAGE_FOLDER: folder });
  const chunks = await (await storage.get(row.original_key)).toArray();
  expect(sha256(Buffer.concat(chunks))).toBe(sha256(bytes));
  const copy = await sharp((await have(house, id)).bytes).metadata();
  expect([copy.exif, copy.xmp, copy.iptc, copy.orientation]).toEqual([undefined, undefined, undefined, undefined]);
  expect([copy.width, copy.height]).toEqual([48, 64]);
});

test('R4: what is served is to be saved, never shown, and says exactly what it is', async () => {
  const { id } = await add(house, complaintId, { name: '发票 "42".txt', bytes: text(), kind: 'ORDER_RECORD' });
  const { headers, bytes } = await have(house, id);
  expect(bytes).toEqual(text());
  expect(headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(text().length),
    'content-disposition': `attachment; filename="__ _42_.txt"; filename*=UTF-8''${encodeURIComponent('发票 _42_.txt')}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'content-security-policy': "sandbox; default-src 'none'",
  });
});

test('R4: an address works once, for ten minutes, for what it was made for; its token is known to nobody else', async () => {
  const bytes = await jpeg();
  const given = { complaintId, ...photo, sizeBytes: bytes.length };
  const { upload } = await announce(house, given);
  expect(upload.url.startsWith(`${publicUrl}/files/`)).toBe(true);
  expect(upload.evidence).toMatchObject({
    state: 'AWAITED',
    sha256: null,
    addedById: clerk.sub,
    addedOnBehalfOfId: null,
  });
  expect((await fetch(hereOf(house, upload.url))).status).toBe(404);
  expect((await send(house, upload.url, bytes)).status).toBe(201);
  expect((await send(house, upload.url, bytes)).status).toBe(404);
  const { download } = await askFor(house, upload.evidence.id);
  expect((await send(house, download.url, bytes)).status).toBe(404);
  const once = await Promise.all(Array.from({ length: 5 }, () => fetch(hereOf(house, download.url))));
  expect(once.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404, 404]);
  const late = await askFor(house, upload.evidence.id);
  house.clock.moveBy(10 * MINUTE_MS);
  expect((await fetch(hereOf(house, late.download.url))).status).toBe(404);
  const held = JSON.stringify(await house.dataSource.query('select * from evidence_link'));
  for (const { url } of [upload, download, late.download]) {
    const token = url.split('/').at(-1);
    expect([held.includes(token), lines.some((line) => line.includes(token))]).toEqual([false, false]);
  }
  for (const wrong of ['short', 'a'.repeat(43), '..%2f..%2fetc%2fpasswd', `${'a'.repeat(42)}%00`])
    expect((await fetch(`${house.url}/files/${wrong}`)).status).toBe(404);
});

test('R4: the same key asks for the same file and has a new address; the old one goes on until it ends', async () => {
  const input = { idempotencyKey: crypto.randomUUID(), complaintId, kind: 'LETTER', fileName: 'a.txt', sizeBytes: 3 };
  const ask = async () => (await house.ask(clerk, ANNOUNCE, { input })).data.requestEvidenceUpload.upload;
  const [first, second] = [await ask(), await ask()];
  expect(second.evidence).toEqual(first.evidence);
  expect(second.url).not.toBe(first.url);
  expect((await send(house, second.url, Buffer.from('abc'))).status).toBe(201);
  expect((await send(house, first.url, Buffer.from('abc'))).status).toBe(404);
  expect(await ask()).toMatchObject({
    url: null,
    expiresAt: null,
    evidence: { id: first.evidence.id, state: 'STORED' },
  });
});

test('R4: name, kind, size and number of files are refused before anything is sent, each with its field', async () => {
  const refusals: [object, string, string][] = [
    [{ fileName: 'photo.exe' }, 'FILE_TYPE_NOT_ACCEPTED', 'fileName'],
    [{ kind: 'RECORDING' }, 'KIND_DOES_NOT_FIT', 'kind'],
    [{ sizeBytes: 0 }, 'FILE_EMPTY', 'sizeBytes'],
    [{ sizeBytes: 15 * 1024 * 1024 + 1 }, 'FILE_TOO_LARGE', 'sizeBytes'],
    [{ complaintId: crypto.randomUUID() }, 'COMPLAINT_NOT_FOUND', 'complaintId'],
    [{ complaintId: 'x' }, 'COMPLAINT_NOT_FOUND', 'complaintId'],
  ];
  for (const [change, ...refusal] of refusals)
    expect(codes(await announce(house, { complaintId, ...photo, ...change }))).toEqual([refusal]);
  for (let held = 0; held < 19; held += 1) expect(codes(await announce(house, { complaintId }))).toEqual([]);
  const last = await Promise.all([announce(house, { complaintId }), announce(house, { complaintId })]);
  expect(last.flatMap(codes)).toEqual([['TOO_MANY_FILES', 'complaintId']]);
  expect(await listed(house, complaintId)).toHaveLength(20);
});

test('R4: a file of another length than announced is refused for good, whoever says how long it is', async () => {
  const bytes = text('four');
  const lengths = [3, 5].map((length) => Buffer.alloc(length, 'a'));
  for (const [index, wrong] of lengths.entries()) {
    const { upload } = await announce(house, { complaintId, fileName: 'a.txt', sizeBytes: bytes.length });
    const body = index === 0 ? wrong : new Blob([wrong]).stream();
    const { status, errors } = await send(house, upload.url, body);
    expect([status, errors?.[0]?.code]).toEqual([422, 'WRONG_LENGTH']);
  }
  expect(await listed(house, complaintId)).toMatchObject([
    { state: 'REFUSED', fault: 'WRONG_LENGTH', sha256: null },
    { state: 'REFUSED', fault: 'WRONG_LENGTH' },
  ]);
});

test('R4: of an upload that breaks off nothing stays, the file says so, and the same key has another address', async () => {
  const bytes = Buffer.from('a'.repeat(300_000));
  const input = {
    idempotencyKey: crypto.randomUUID(),
    complaintId,
    kind: 'LETTER',
    fileName: 'a.txt',
    sizeBytes: bytes.length,
  };
  const ask = async () => (await house.ask(clerk, ANNOUNCE, { input })).data.requestEvidenceUpload.upload;
  const before = files();
  const broken = request(hereOf(house, (await ask()).url), {
    method: 'PUT',
    headers: { 'content-length': bytes.length },
  });
  broken.on('error', () => undefined);
  broken.write(bytes.subarray(0, 200_000));
  const began = 'select upload_began_at is not null as began from evidence where complaint_id = $1';
  await eventually(async () => (await house.dataSource.query(began, [complaintId]))[0].began || undefined);
  expect((await send(house, (await ask()).url, bytes)).errors?.[0]?.code).toBe('UPLOAD_UNDER_WAY');
  broken.destroy();
  await eventually(async () => (await listed(house, complaintId))[0].fault === 'UPLOAD_BROKEN' || undefined);
  await eventually(async () => files().length === before.length || undefined);
  expect((await send(house, (await ask()).url, bytes)).status).toBe(201);
});

test('R4: a full disk keeps nothing by halves; once there is room again, another address works', async () => {
  const bytes = text('abc');
  const input = {
    idempotencyKey: crypto.randomUUID(),
    complaintId,
    kind: 'LETTER',
    fileName: 'a.txt',
    sizeBytes: bytes.length,
  };
  const ask = async () => (await house.ask(clerk, ANNOUNCE, { input })).data.requestEvidenceUpload.upload;
  const before = files();
  fault = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  const { status, errors } = await send(house, (await ask()).url, bytes).finally(() => {
    fault = null;
  });
  expect([status, errors?.[0]?.code]).toEqual([503, 'STORAGE_AWAY']);
  expect(await listed(house, complaintId)).toMatchObject([{ state: 'AWAITED', fault: 'STORAGE_AWAY' }]);
  expect(files()).toEqual(before);
  expect((await send(house, (await ask()).url, bytes)).status).toBe(201);
});

test('R4, R91: who sees the complaint sees its files; who took it in may add what the customer gave, and no more', async () => {
  const { id } = await add(house, complaintId, { name: 'a.txt', bytes: text(), kind: 'LETTER' });
  for (const caller of [clerk, manager, director, customerService])
    expect([(await listed(house, complaintId, caller))?.length, codes(await askFor(house, id, caller))]).toEqual([
      1,
      [],
    ]);
  expect(await listed(house, complaintId, otherDirector)).toBeNull();
  expect(codes(await askFor(house, id, otherDirector))).toEqual([['EVIDENCE_NOT_FOUND', 'evidenceId']]);
  expect(codes(await announce(house, { complaintId }, otherDirector))).toEqual([
    ['COMPLAINT_NOT_FOUND', 'complaintId'],
  ]);

  const elsewhere = (await register(house, { storeId: banyan.id })).complaint.id;
  const added = await add(house, elsewhere, { name: 'a.txt', bytes: text(), kind: 'LETTER' });
  expect(added.status).toBe(201);
  expect(codes(await askFor(house, added.id))).toEqual([['EVIDENCE_NOT_FOUND', 'evidenceId']]);
  expect((await listed(house, elsewhere, otherDirector))?.length).toBe(1);

  const hidden = (await register(house, { confidentialTowardsStore: true }, customerService)).complaint.id;
  expect(codes(await announce(house, { complaintId: hidden }, manager))).toEqual([
    ['COMPLAINT_NOT_FOUND', 'complaintId'],
  ]);
});

test('R4: files are listed page by page in the order in which they were added', async () => {
  for (let at = 0; at < 3; at += 1) {
    await announce(house, { complaintId, fileName: `${at}.jpg` });
    house.clock.moveBy(1);
  }
  const page = async (after: string | null) =>
    (await house.ask(clerk, LIST, { id: complaintId, first: 2, after })).data.complaint.evidence;
  const first = await page(null);
  const second = await page(first.pageInfo.endCursor);
  expect([first, second].map(({ edges }) => edges.map(({ node }: { node: { name: string } }) => node.name))).toEqual([
    ['0.jpg', '1.jpg'],
    ['2.jpg'],
  ]);
  expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
});

test('R4: what was kept is sealed: the database lets nobody change it, and an altered original is found', async () => {
  const { id } = await add(house, complaintId, { name: 'a.txt', bytes: text(), kind: 'LETTER' });
  for (const change of [
    "name = 'b.txt'",
    "sha256 = repeat('0', 64)",
    'original_key = gen_random_uuid()',
    "state = 'AWAITED'",
  ])
    await expect(house.dataSource.query(`update evidence set ${change} where id = $1`, [id])).rejects.toThrow('sealed');
  await expect(house.dataSource.query('delete from evidence')).rejects.toThrow('permission denied');
  const { commands } = intake(outsideOf({ storage: openStorage({ STORAGE_FOLDER: folder }) }));
  const verify = () => commands['verify-evidence']?.({ ...house, log: createLog('intake', 'silent'), words: [] });
  await verify();
  const storage = openStorage({ STORAGE_FOLDER: folder });
  const [{ original_key: key }] = await house.dataSource.query('select original_key from evidence where id = $1', [id]);
  await storage.put(key, [text('altered')] as never, text('altered').length);
  await expect(verify()).rejects.toThrow('1 originals are missing or altered');
  await storage.put(key, [text()] as never, text().length);
});

test('R4: what never comes is given up after a day', async () => {
  await announce(house, { complaintId });
  house.clock.moveBy(DAY_MS + 1);
  await eventually(async () => (await listed(house, complaintId))[0].state === 'REFUSED' || undefined);
  expect(await listed(house, complaintId)).toMatchObject([{ fault: 'NEVER_CAME' }]);
});

test('R8: removed evidence is gone with its name, digest and files; kind, size and times stay, and nobody has it', async () => {
  const { id } = await add(house, complaintId, { name: '王芳的信.txt', bytes: text(), kind: 'LETTER' });
  const { download } = await askFor(house, id);
  const [keys] = await house.dataSource.query('select original_key, copy_key from evidence where id = $1', [id]);
  expect(files()).toEqual(expect.arrayContaining(Object.values(keys)));
  const remove = () =>
    house.dataSource.transaction((em) => removeEvidenceOf(em, { complaintIds: [complaintId], now: house.clock.now() }));
  expect([await remove(), await remove()]).toEqual([1, 0]);
  expect(await listed(house, complaintId)).toMatchObject([
    { id, name: null, sha256: null, state: 'REMOVED', kind: 'LETTER', sizeBytes: text().length },
  ]);
  await eventually(async () => !files().some((name) => Object.values(keys).includes(name)) || undefined);
  expect((await fetch(hereOf(house, download.url))).status).toBe(404);
  expect(codes(await askFor(house, id))).toEqual([['EVIDENCE_NOT_STORED', 'evidenceId']]);
});

test('R4: whoever asked for a file stands in the books', async () => {
  const { id } = await add(house, complaintId, { name: 'a.txt', bytes: text(), kind: 'LETTER' });
  await askFor(house, id, director);
  expect(await house.dataSource.query('select by_id from evidence_access where evidence_id = $1', [id])).toEqual([
    { by_id: director.sub },
  ]);
  await expect(house.dataSource.query('delete from evidence_access')).rejects.toThrow('permission denied');
});

test('R4, R8: with a person go the files of every complaint, their names and what they hold; that they were there stays', async () => {
  const words = '孙晓燕的收据，电话13912340909';
  const { complaint } = await register(house, { customer: { name: '孙晓燕', phone: '13912340909' } });
  const before = files();
  const [receipt, picture] = [
    await add(house, complaint.id, { name: '孙晓燕收据.txt', bytes: Buffer.from(words), kind: 'ORDER_RECORD' }),
    await add(house, complaint.id, { name: '孙晓燕.jpg', bytes: await jpeg(), kind: 'PHOTO' }),
  ];
  expect([receipt.status, picture.status]).toEqual([201, 201]);
  const kept = () => files().filter((name) => !before.includes(name));
  expect(kept()).toHaveLength(4);
  const { download } = await askFor(house, receipt.id);
  expect((await erase(house, complaint.customer.id)).errors).toEqual([]);
  await eventually(() => (kept().length === 0 ? true : undefined));
  const held = await listed(house, complaint.id, customerService);
  expect(
    held.map(({ kind, name, sha256: digest, sizeBytes }: Record<string, unknown>) => [kind, name, digest, sizeBytes]),
  ).toEqual([
    ['ORDER_RECORD', null, null, Buffer.byteLength(words)],
    ['PHOTO', null, null, expect.any(Number)],
  ]);
  expect((await fetch(hereOf(house, download.url))).status).toBe(404);
  expect(lines.filter((line) => line.includes('孙晓燕') || line.includes('13912340909'))).toEqual([]);
});
