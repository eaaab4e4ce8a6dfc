import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServerProcess } from '../../../scripts/servers/server-process.mjs';
import { type Machine, machine } from '../house/machine.js';

/** The folder of the workspace, wherever this file is run from. */
export const workspace = fileURLToPath(new URL('../../..', import.meta.url));

/** One of the platform's processes. */
export interface PlatformMachine extends Machine {
  readonly url: string;
}

/** A process of the platform as it is deployed: built, without anything added. */
export function platformMachine(options: {
  name: string;
  main: string;
  port: number;
  env: Record<string, string | undefined>;
  folder: string;
  signal: AbortSignal;
}): PlatformMachine {
  const { name, main, port, folder, signal } = options;
  const url = `http://127.0.0.1:${port}`;
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const env = {
    PATH,
    NODE_COMPILE_CACHE,
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: String(port),
    ...options.env,
  };
  let starts = 0;
  const process_ = machine({
    name,
    begin: () => {
      starts += 1;
      return startServerProcess({
        name,
        command: process.execPath,
        arguments: [join(workspace, main)],
        logFile: join(folder, `${name}-${starts}.log`),
        env,
        cwd: workspace,
      });
    },
    isReady: async () => (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) })).ok,
    signal,
  });
  return Object.assign(process_, { url });
}
