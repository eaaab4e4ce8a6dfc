import { createServer, type IncomingMessage } from 'node:http';
import { type Log, ofItself, once, type Running, systemClock, transact } from '@complaints/kit';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { Manner } from './events.js';
import { moveParcel } from './move-parcel.js';

const Asked = z.object({ key: z.uuid(), parcelId: z.uuid(), manner: z.enum(Manner) });

/**
 * Listens for moves: `POST /` with a key, once per key, answered 200 with the step's id when it is committed.
 * A fault is answered 503; the client asks again with the same key.
 */
export async function startMoveDoor(dataSource: DataSource, port: number, log: Log): Promise<Running> {
  const server = createServer(async (request, response) => {
    try {
      const move = Asked.parse(JSON.parse(await bodyOf(request)));
      const now = systemClock.now();
      const asked = { caller: 'client', operation: 'move', key: move.key, input: move };
      const { id } = await transact(dataSource, ofItself('move'), (em) =>
        once(em, now, asked, () => moveParcel(em, move, now)),
      );
      response.end(JSON.stringify({ stepId: id }));
    } catch (error) {
      log.warn({ err: error }, 'a move failed');
      response.writeHead(503).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
