import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@complaints/kit';
import {
  type Answer,
  createTestGateway,
  eventually,
  startKeyPublisher,
  type TestCaller,
} from '@complaints/kit/testing';
import { freePort } from '../../../scripts/servers/ports.mjs';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
/** On a machine that is busy with other tests. */
const START_WITHIN_MS = 50_000;

/** A process of the fund as it is built and run, behind a gateway of its own. */
export interface FundProcess {
  /** Asks as the gateway does; answers nothing when the process ends over it. */
  ask(by: TestCaller, query: string, variables: object): Promise<Answer | null>;
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>;
}

/** Starts one. NATS is away, which it lives with. */
export async function startFundProcess(databaseUrl: string): Promise<FundProcess> {
  const gateway = await createTestGateway('fund', systemClock);
  const keys = await startKeyPublisher(gateway.publicJwk);
  const addresses = { DATABASE_URL: databaseUrl, GATEWAY_JWKS_URL: keys.url, PUBLIC_URL: 'http://127.0.0.1' };
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, ...addresses, PORT: '0', NATS_URL: `nats://127.0.0.1:${await freePort()}` },
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (written += chunk));
  const port = await eventually(() => /"port":(\d+).*"msg":"ready"/.exec(written)?.[1], START_WITHIN_MS);
  return {
    async ask(by, query, variables) {
      const authorization = `Bearer ${await gateway.tokenFor(by)}`;
      const headers = { 'content-type': 'application/json', authorization };
      const body = JSON.stringify({ query, variables });
      const asked = fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers, body });
      return asked.then((response) => response.json() as Promise<Answer>).catch(() => null);
    },
    async kill() {
      if (child.signalCode !== null) return;
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      await ended;
      await keys.stop();
    },
  };
}
