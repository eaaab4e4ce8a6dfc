import { afterAll, beforeAll, expect, test } from 'vitest';
import { type IntakeHouse, startIntake } from '../intake-house.js';
import { generated, type ImportFiles, importFiles, runCommand } from './import-files.js';

/** A hundred thousand with `IMPORT_ROWS=100000`; then it says how long each run took. */
const ROWS = Number(process.env.IMPORT_ROWS ?? 1_100);
/** What the whole file may take; a few rows are not hurried beside other tests. */
const MOST_SECONDS = ROWS >= 100_000 ? 120 : 60;

let house: IntakeHouse;
let files: ImportFiles;
beforeAll(async () => {
  [house, files] = [await startIntake(), await importFiles()];
});
afterAll(async () => {
  await files?.remove();
  await house?.stop();
});

test('R9: a hundred thousand rows take less than two minutes, and a dry run and a second run less than that', {
  timeout: 400_000,
}, async () => {
  const from = await files.of([...generated(ROWS)].join(''));
  for (const [words, outcome] of [
    [['--dry-run'], 'IMPORTABLE'],
    [[], 'IMPORTED'],
    [[], 'ALREADY_THERE'],
  ] as const) {
    const [startedAt, cpu] = [performance.now(), process.cpuUsage()];
    const { exitCode, rows } = await runCommand(house, files, { words: ['--from', from, ...words] });
    const seconds = (performance.now() - startedAt) / 1_000;
    const { user, system } = process.cpuUsage(cpu);
    if (process.env.IMPORT_ROWS) console.info(outcome, { seconds, cpuSeconds: (user + system) / 1_000_000 });
    expect(new Set(rows.map((row) => row.outcome))).toEqual(new Set([outcome]));
    expect({ exitCode, rows: rows.length }).toEqual({ exitCode: 0, rows: ROWS });
    expect(seconds).toBeLessThan(MOST_SECONDS);
  }
});
