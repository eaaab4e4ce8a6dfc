import type { FastifyInstance } from 'fastify';

/** A connection in use when the server stops would otherwise be kept alive for over a minute, and the stop with it. */
export function closeConnectionsWhenStopping(server: FastifyInstance): void {
  let stopping = false;
  server.addHook('preClose', (done) => {
    stopping = true;
    done();
  });
  server.addHook('onSend', (_, reply, payload, done) => {
    if (stopping) reply.header('connection', 'close');
    done(null, payload);
  });
}
