import { interruption } from '../../scripts/interruption.mjs';
import { openPostgres } from './house/postgres.js';

/** Runs a bench on a Postgres of its own: everything it starts is stopped again; the database stays. */
export async function runBench(
  { folder, settings = {} }: { folder: string; settings?: Record<string, string> },
  run: (adminUrl: string, say: (line: string) => void) => Promise<void>,
): Promise<never> {
  const signal = interruption(() => process.exit(130));
  const interrupted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  interrupted.catch(() => undefined);
  const say = (line: string): void => console.log(`… ${line}`);
  let code = 0;
  const postgres = await openPostgres(folder, signal, settings);
  try {
    await Promise.race([run(postgres.adminUrl, say), interrupted]);
  } catch (error) {
    code = signal.aborted ? 130 : 1;
    if (!signal.aborted) console.error(error);
  } finally {
    await postgres.stop();
  }
  process.exit(code);
}
