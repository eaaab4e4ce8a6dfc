import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Pool } from 'undici';
import type { FilePools } from './file-pools.js';

/** No address of a service could be reached, or the one that was broke off. */
export class ServiceAway extends Error {
  override readonly name = 'ServiceAway';
}

/** Something to be asked of a service's file door. */
export interface FileCall {
  path: string;
  headers: Record<string, string>;
  /** What is sent; null for a question. It can be read once. */
  body: AsyncGenerator<Uint8Array> | null;
  /** Aborted when nobody waits any longer. */
  signal: AbortSignal;
}

export interface FileAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Readable;
}

/**
 * Asks the addresses of a service in turn until one can be reached; none is asked after something of the file was sent.
 * @throws ServiceAway, and what the body throws
 */
export async function askService(pools: FilePools, call: FileCall): Promise<FileAnswer> {
  const sending = watched(call.body);
  for (const pool of pools.inTurn()) {
    try {
      return await ask(pool, call, sending.body);
    } catch (error) {
      if (sending.fault) throw sending.fault;
      if (sending.hasBegun || call.signal.aborted) break;
      if (call.body === null && !isUnreached(error)) break;
    }
  }
  throw new ServiceAway('the service cannot be reached for files');
}

async function ask(pool: Pool, { path, headers, signal }: FileCall, body: AsyncGenerator<Uint8Array> | null) {
  const method = body ? 'PUT' : 'GET';
  const answer = await pool.request({
    path,
    method,
    headers,
    signal,
    ...(body && { body: body as unknown as Readable }),
  });
  return { status: answer.statusCode, headers: answer.headers, body: answer.body };
}

/** An address that is used once may have been used by a question that got no answer. */
const isUnreached = (error: unknown): boolean =>
  /^(ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/.test(
    (error as { code?: string }).code ?? '',
  );

/** The same body, with what becomes of it. */
function watched(given: AsyncGenerator<Uint8Array> | null) {
  const sending: { body: AsyncGenerator<Uint8Array> | null; hasBegun: boolean; fault: unknown } = {
    body: null,
    hasBegun: false,
    fault: undefined,
  };
  sending.body = given && watch(given);
  return sending;

  async function* watch(body: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
    sending.hasBegun = true;
    try {
      yield* body;
    } catch (error) {
      sending.fault = error;
      throw error;
    }
  }
}
