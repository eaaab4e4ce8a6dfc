import type { Dispatcher } from 'undici';

/** Why a subgraph gave no usable answer. */
export type SubgraphFaultReason = 'AWAY' | 'BAD_STATUS' | 'BAD_BODY' | 'TOO_LARGE' | 'TIMED_OUT' | 'NOT_WAITED_FOR';

/** A subgraph gave no usable answer. */
export class SubgraphFault extends Error {
  constructor(
    readonly reason: SubgraphFaultReason,
    detail: string,
    /** Nothing of an answer was seen, so asking a second time is worth it where it does no harm. */
    readonly again = false,
  ) {
    super(detail);
    this.name = 'SubgraphFault';
  }
}

export interface SubgraphRequest {
  path: string;
  headers: Record<string, string>;
  body: string;
  /** Aborted with a SubgraphFault as reason. */
  signal: AbortSignal;
  mostBytes: number;
}

const TRY_AGAIN_STATUS = new Set([502, 503]);
const UNDICI_TIME_OUTS = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/**
 * Posts JSON and answers the body's text. It dispatches by hand, because `request` builds a stream that this never reads as one.
 * @throws SubgraphFault for anything but a whole answer with status 2xx
 */
export function postToSubgraph(pool: Dispatcher, request: SubgraphRequest): Promise<string> {
  const { signal, mostBytes } = request;
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let answered = false;
    const chunks: Buffer[] = [];
    let bytes = 0;
    const fail = (fault: SubgraphFault) => {
      signal.removeEventListener('abort', abort);
      reject(fault);
      controller?.abort(fault);
    };
    const abort = () => fail(signal.reason as SubgraphFault);
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener('abort', abort);
    pool.dispatch(
      { path: request.path, method: 'POST', headers: request.headers, body: request.body },
      {
        onRequestStart(started) {
          controller = started;
          if (signal.aborted) started.abort(signal.reason);
        },
        onResponseStart(_, status) {
          answered = true;
          if (status < 200 || status > 299) {
            fail(new SubgraphFault('BAD_STATUS', `answered with status ${status}`, TRY_AGAIN_STATUS.has(status)));
          }
        },
        onResponseData(_, chunk) {
          bytes += chunk.length;
          if (bytes > mostBytes) fail(new SubgraphFault('TOO_LARGE', `answered more than ${mostBytes} bytes`));
          else chunks.push(chunk);
        },
        onResponseEnd() {
          signal.removeEventListener('abort', abort);
          resolve((chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString());
        },
        onResponseError: (_, error) => fail(transportFault(error, answered)),
      },
    );
  });
}

function transportFault(error: Error & { code?: string }, answered: boolean): SubgraphFault {
  if (UNDICI_TIME_OUTS.has(error.code ?? '')) return new SubgraphFault('TIMED_OUT', `${error.code}`);
  return new SubgraphFault('AWAY', `${error.code ?? error.name}`, !answered);
}
