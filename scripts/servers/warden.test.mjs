import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, inject, test } from 'vitest';
import { commandOf, waitFor } from './processes.mjs';

const starter = `
  import { startNats } from ${JSON.stringify(new URL('nats.mjs', import.meta.url).href)};
  const { pid, logFile } = await startNats({ users: { harbour: 'h' }, binary: ${JSON.stringify(inject('natsServer'))} });
  console.log(JSON.stringify({ pid, logFile }));
  process.kill(process.pid, 'SIGKILL');
`;

test('a server does not outlive a starter that is killed', async () => {
  const killed = spawn(process.execPath, ['--input-type=module', '--eval', starter], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [told] = await Promise.all([text(killed.stdout), once(killed, 'exit')]);
  const { pid, logFile } = JSON.parse(told);
  const isGone = () => !commandOf(pid)?.includes('nats-server') && !existsSync(dirname(logFile));
  await waitFor(isGone, { withinMs: 10_000, everyMs: 20, what: 'The server was not stopped' });
  expect(isGone()).toBe(true);
});
