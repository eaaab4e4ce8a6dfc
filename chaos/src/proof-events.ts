import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interruption } from '../../scripts/interruption.mjs';
import { killAll } from './house/machine.js';
import { openPostgres } from './house/servers.js';
import { readOptions } from './options.js';
import { runProof } from './proof.js';

/** `pnpm proof:events`: everything it starts is stopped again, also on Ctrl-C. Exit code 1 when a promise was broken. */
const options = readOptions(process.argv.slice(2));
const signal = interruption(() => process.exit(130));
const folder = mkdtempSync(join(tmpdir(), 'proof-events-'));
const interrupted = new Promise<never>((_, reject) => {
  signal.addEventListener('abort', () => reject(signal.reason));
});
interrupted.catch(() => undefined);
let code = 1;
try {
  const postgres = await openPostgres(folder, signal);
  try {
    const isKept = await Promise.race([runProof({ ...options, postgres, signal }), interrupted]);
    code = isKept ? 0 : 1;
  } finally {
    await killAll();
    await postgres.close();
  }
} catch (error) {
  if (signal.aborted) code = 130;
  else console.error(error);
}
rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
process.exit(code);
