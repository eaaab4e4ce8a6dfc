import type { FastifyInstance } from 'fastify';

/** Above what any request may take, and well below what a process has for its stop. */
const CUT_AFTER_MS = 6_000;

/**
 * A connection in use when the server stops would otherwise be kept alive for over a minute, and the stop with it; one
 * whose request never arrives in full, or whose answer nobody reads, is cut.
 */
export function closeConnectionsWhenStopping(server: FastifyInstance): void {
  let stopping = false;
  server.addHook('preClose', (done) => {
    stopping = true;
    setTimeout(() => server.server.closeAllConnections(), CUT_AFTER_MS).unref();
    done();
  });
  server.addHook('onSend', (_, reply, payload, done) => {
    if (stopping) reply.header('connection', 'close');
    done(null, payload);
  });
}
