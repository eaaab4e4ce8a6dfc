import { complaintRegistered, evidenceKept } from '@complaints/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerService, east, type IntakeHouse, lakeside, register, startIntake } from '../intake-house.js';
import { erase } from '../personal/erasing.js';
import { add, announce, send } from './files.js';
import { text } from './honest-files.js';

/** How other services hear of a file. */

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house?.stop());

const letter = () => ({ name: 'a.txt', bytes: text(), kind: 'LETTER' });
const complain = async (given: Record<string, unknown> = {}): Promise<string> =>
  (await register(house, given, customerService)).complaint.id;
const toldOf = async (complaintId: string) =>
  (await house.told()).filter(
    ({ subject, payload }) => payload.complaintId === complaintId && !subject.includes('described'),
  );
const keptOf = async (complaintId: string) =>
  (await toldOf(complaintId)).filter(({ subject }) => subject === evidenceKept.subject);

test('R4: a file that is kept is told after its complaint, once it can be had, and never what it is', async () => {
  const complaintId = await complain();
  const { upload } = await announce(house, { complaintId, fileName: 'a.txt', sizeBytes: text().length });
  expect(await keptOf(complaintId)).toEqual([]);
  house.clock.moveBy(1);
  expect((await send(house, upload.url, text())).status).toBe(201);
  const where = { complaintId, storeId: lakeside.id, regionId: east.id };
  const news = (await toldOf(complaintId)).map(({ subject }) => subject);
  expect(news.slice(-2)).toEqual([complaintRegistered.subject, evidenceKept.subject]);
  const [kept, ...more] = await keptOf(complaintId);
  expect(more).toEqual([]);
  expect(kept?.payload).toEqual({
    ...where,
    evidenceId: upload.evidence.id,
    keptAt: house.clock.now().toISOString(),
  });
});

test('R4: of what is refused, or was taken away while it came, nothing is told', async () => {
  const complaintId = await complain();
  const { upload } = await announce(house, { complaintId, fileName: 'a.txt', sizeBytes: 4 });
  expect((await send(house, upload.url, Buffer.from('five!'))).status).toBe(422);
  const { complaint } = await register(house, { customer: { phone: '13300000001' } });
  const awaited = await announce(house, { complaintId: complaint.id, fileName: 'a.txt', sizeBytes: text().length });
  await erase(house, complaint.customer.id);
  expect((await send(house, awaited.upload.url, text())).status).toBe(404);
  for (const id of [complaintId, complaint.id]) expect(await keptOf(id)).toEqual([]);
});

test('R4, R5: also of one that was joined when it was registered, of which nothing was told before', async () => {
  const kept = await complain();
  const joined = await complain({ duplicateOfId: kept });
  const { id } = await add(house, joined, letter());
  expect((await keptOf(joined)).map(({ payload }) => payload.evidenceId)).toEqual([id]);
});

test('R4: files that come at once are told one after the other', async () => {
  const complaintId = await complain();
  const sent = await Promise.all(Array.from({ length: 5 }, () => add(house, complaintId, letter())));
  const kept = await keptOf(complaintId);
  expect(kept.map(({ payload }) => payload.evidenceId).sort()).toEqual(sent.map(({ id }) => id).sort());
  const versions = kept.map(({ version }) => version);
  expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
});
