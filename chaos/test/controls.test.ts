import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPostgres, type PostgresMachine } from '../src/house/servers.js';
import { violationsUnder } from '../src/proof.js';
import { controls } from '../src/scenarios/controls.js';

const CONTROL_MS = 120_000;
const signal = new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), 'chaos-'));
let postgres: PostgresMachine;

beforeAll(async () => {
  postgres = await openPostgres(folder, signal);
});
afterAll(async () => {
  await postgres?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the checker finds out a service that is broken on purpose', () => {
  test.each(controls.map((control) => [control.sabotage, control] as const))(
    '%s',
    async (_, control) => {
      expect(await violationsUnder(control, { seed: 1, postgres, signal })).not.toEqual([]);
    },
    CONTROL_MS,
  );
});
