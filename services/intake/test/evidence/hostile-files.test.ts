import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStorage } from '../../src/service.js';
import { customerService, type IntakeHouse, register, startIntake } from '../intake-house.js';
import { add, have, listed } from './files.js';
import { type HostileFile, hostileFiles, PAYLOAD } from './hostile-files.js';

/** How many are added to one complaint. */
const TOGETHER = 15;
/** The corpus takes ten seconds on a machine that has nothing else to do. */
const WHILE_OTHERS_WORK_MS = 180_000;

let house: IntakeHouse;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  house = await startIntake({ storage: openStorage({ STORAGE_FOLDER: folder }) });
});
afterAll(async () => {
  await house?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Sends files to one complaint; answers what is wrong with what became of each. */
async function judge(batch: HostileFile[]) {
  const { id: complaintId } = (await register(house, {}, customerService)).complaint;
  const sent: Awaited<ReturnType<typeof add>>[] = [];
  for (const { name, bytes } of batch) sent.push(await add(house, complaintId, { name, bytes }));
  const there: { id: string; name: string; state: string }[] = await listed(house, complaintId);
  const wrong: object[] = [];
  for (const [index, { why, name, code: expected, shown }] of batch.entries()) {
    const { code, id } = sent[index] as (typeof sent)[0];
    const { name: shownAs, state } = there.find((one) => one.id === id) ?? {};
    const reaches = state === 'STORED' ? await carries((await have(house, id)).bytes) : null;
    const isRight = code === expected && reaches === (code === null ? false : null);
    if (!isRight || (shown !== undefined && shownAs !== shown))
      wrong.push({ why, name: name.slice(0, 60), expected, code, reaches, shownAs });
  }
  return { kept: there.filter(({ state }) => state === 'STORED').length, wrong };
}

/** Whether a copy carries anything besides a picture. */
async function carries(copy: Buffer): Promise<boolean> {
  const { exif, xmp, iptc, comments, orientation } = await sharp(copy).metadata();
  return copy.includes(PAYLOAD) || [exif, xmp, iptc, comments, orientation].some(Boolean);
}

test(
  'R4: of a corpus of hostile files none is accepted wrongly, and nothing of those refused is kept',
  async () => {
    const corpus = await hostileFiles();
    expect(corpus.length).toBeGreaterThanOrEqual(80);
    const wrong: object[] = [];
    let kept = 0;
    for (let at = 0; at < corpus.length; at += TOGETHER) {
      const judged = await judge(corpus.slice(at, at + TOGETHER));
      wrong.push(...judged.wrong);
      kept += judged.kept;
    }
    expect(wrong).toEqual([]);
    expect(kept).toBe(corpus.filter(({ code }) => code === null).length);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBe(2 * kept);
  },
  WHILE_OTHERS_WORK_MS,
);
