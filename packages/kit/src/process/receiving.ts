import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How long a request of this route may take to arrive, where that is longer than elsewhere; in milliseconds. */
    receiveWithinMs?: number;
  }
}

/** What no route allows more than: Node's own limit, which knows of no routes. */
export const LONGEST_RECEIVING_MS = 15 * 60_000;

/**
 * Cuts off whoever does not send a request in time. Node has one limit for all requests of a server, and looks at it
 * twice a minute only; this one is exact, and a route may have its own.
 */
export function limitReceiving(server: FastifyInstance, withinMs: number): void {
  server.addHook('onRequest', ({ raw, routeOptions }, _, done) => {
    if (!raw.complete) {
      const timer = setTimeout(() => {
        if (!raw.complete) raw.destroy();
      }, routeOptions.config.receiveWithinMs ?? withinMs);
      raw.once('close', () => clearTimeout(timer));
    }
    done();
  });
}

/** How often it is looked whether anything moves. */
const LOOK_EVERY_MS = 1_000;

/**
 * Cuts off whoever falls silent: while a request comes, and then while its answer is waited for or goes out.
 * @param comingMs how long nothing may come
 * @param goingMs how long nothing may move once it has come
 */
export function limitSilence(
  { raw }: FastifyRequest,
  reply: FastifyReply,
  { comingMs, goingMs }: { comingMs: number; goingMs: number },
): void {
  const { socket } = raw;
  let moved = 0;
  let movedAtMs = performance.now();
  // The socket's own time-out is Node's, who ends idle connections by it.
  const timer = setInterval(
    () => {
      const bytes = socket.bytesRead + socket.bytesWritten;
      if (bytes !== moved) {
        moved = bytes;
        movedAtMs = performance.now();
      } else if (performance.now() - movedAtMs > (raw.complete ? goingMs : comingMs)) socket.destroy();
    },
    Math.min(LOOK_EVERY_MS, comingMs),
  );
  reply.raw.once('close', () => clearInterval(timer));
}
