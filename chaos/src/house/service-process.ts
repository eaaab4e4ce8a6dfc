import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServerProcess } from '../../../scripts/servers/server-process.mjs';
import type { Order, Sabotage } from '../crash/orders.js';
import { type Machine, machine, until } from './machine.js';

/** A built file of this package, wherever this one is run from. */
export const builtFile = (path: string): string => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));

export interface ServiceMachine extends Machine {
  /** Where it answers. */
  readonly url: string;
  /** Tells it to die at a call; resolves when a running one counts its calls, at once when it is yet to start. */
  order(order: Order): Promise<void>;
  /** Withdraws an order, and says whether the process killed itself at the call that it named. */
  hasObeyed(order: Order): boolean;
}

/** A process of a service under the crash preload; it is ready when its door says so. */
export function serviceMachine(options: {
  name: string;
  arguments: string[];
  url: string;
  env: Record<string, string | undefined>;
  folder: string;
  sabotage?: Sabotage;
  signal: AbortSignal;
}): ServiceMachine {
  const { name, url, folder, signal } = options;
  const [orderFile, notesFile] = [join(folder, `${name}.order`), join(folder, `${name}.notes`)];
  const notes = () => (existsSync(notesFile) ? readFileSync(notesFile, 'utf8').split('\n') : []);
  const env = {
    PATH: process.env.PATH,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    ...options.env,
    CHAOS_ORDER: orderFile,
    CHAOS_NOTES: notesFile,
    CHAOS_SABOTAGE: options.sabotage,
  };
  let starts = 0;
  const service = machine({
    name,
    begin: () => {
      starts += 1;
      return startServerProcess({
        name,
        command: process.execPath,
        arguments: ['--import', builtFile('crash/preload.js'), ...options.arguments],
        logFile: join(folder, `${name}-${starts}.log`),
        env,
      });
    },
    isReady: async () => (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) })).ok,
    signal,
  });
  return Object.assign(service, {
    url,
    async order(order: Order) {
      writeFileSync(orderFile, JSON.stringify(order));
      if (starts === 0 || service.ending() !== undefined) return;
      process.kill(service.process.pid as number, 'SIGUSR2');
      await until(`${name} does not take its order`, () => notes().includes(`armed ${order.id}`));
    },
    hasObeyed(order: Order) {
      rmSync(orderFile, { force: true });
      return notes().includes(`dies ${order.id}`) && service.ending() === 'ended by SIGKILL';
    },
  });
}
