import type { CommandContext } from '@complaints/kit';
import type { Handed } from '../outside/handed.js';
import { runImport } from './import/run.js';

/** `import --from FILE --system NAME`: brings earlier complaints in as closed history. Source: R9. */
export const importComplaints =
  (outside: () => Handed) =>
  async ({ dataSource, clock, words }: CommandContext): Promise<void> => {
    const stopping = new AbortController();
    const stop = () => stopping.abort();
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, stop);
    const { stdout, stderr } = process;
    const { vault } = outside();
    try {
      const exitCode = await runImport({ dataSource, clock, vault, words, stdout, stderr, signal: stopping.signal });
      if (exitCode !== 0) process.exitCode = exitCode;
    } finally {
      for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, stop);
    }
  };
