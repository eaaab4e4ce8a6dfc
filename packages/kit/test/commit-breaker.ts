import { createConnection, createServer, type Server } from 'node:net';

/** Stands between service and database; once armed it lets a commit through and breaks off before its answer. */
export async function startCommitBreaker(to: number): Promise<{ port: number; armed: boolean; server: Server }> {
  const breaker = { port: 0, armed: false, server: createServer() };
  breaker.server.on('connection', (near) => {
    const far = createConnection(to, '127.0.0.1');
    near.on('error', () => far.destroy()).on('close', () => far.destroy());
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
    near.on('data', (chunk) => far.write(chunk));
    // What the server says of a commit that is done; before, nothing may be cut, for the commit may not have been read yet.
    far.on('data', (chunk) => {
      if (breaker.armed && chunk.includes('COMMIT')) near.destroy();
      else near.write(chunk);
    });
  });
  await new Promise<void>((resolve) => breaker.server.listen(0, '127.0.0.1', resolve));
  breaker.port = (breaker.server.address() as { port: number }).port;
  return breaker;
}
