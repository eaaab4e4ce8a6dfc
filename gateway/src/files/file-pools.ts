import { Pool } from 'undici';

/** How many files may be on their way to and from one address at a time. */
const CONNECTIONS = 16;
const CONNECT_WITHIN_MS = 1_000;
/** How long a service may be silent: it looks into a file before it answers. */
const SILENT_MS = 120_000;

/** The ways to a service that files take, one for each of its addresses; apart from those of GraphQL, which large files would fill. */
export class FilePools {
  private readonly all: readonly Pool[];
  private turn = 0;

  /** @param urls where the service answers GraphQL */
  constructor(urls: readonly string[]) {
    this.all = urls.map(
      (url) =>
        new Pool(new URL(url).origin, {
          connections: CONNECTIONS,
          pipelining: 1,
          connect: { timeout: CONNECT_WITHIN_MS },
          headersTimeout: SILENT_MS,
          bodyTimeout: SILENT_MS,
        }),
    );
  }

  /** Every way, each time beginning with another. */
  inTurn(): Pool[] {
    this.turn = (this.turn + 1) % this.all.length;
    return [...this.all.slice(this.turn), ...this.all.slice(0, this.turn)];
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((pool) => pool.destroy()));
  }
}
