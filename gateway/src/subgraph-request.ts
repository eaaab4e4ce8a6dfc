import type { Dispatcher } from 'undici';

/**
 * Why a subgraph gave no usable answer. BAD_STATUS is 5xx and whatever no subgraph should say, REFUSED 4xx. NOT_ASKED is for
 * one known to be away, NOT_WAITED_FOR for a person who has gone.
 */
export type SubgraphFaultReason =
  | 'AWAY'
  | 'BAD_STATUS'
  | 'REFUSED'
  | 'BAD_BODY'
  | 'TOO_LARGE'
  | 'TIMED_OUT'
  | 'NOT_WAITED_FOR'
  | 'NOT_ASKED';

/** How far a request came: NOT_SENT only where it is certain that the subgraph saw nothing of it. */
type Progress = 'NOT_SENT' | 'SENT' | 'ANSWERED';

/** A subgraph gave no usable answer. */
export class SubgraphFault extends Error {
  constructor(
    readonly reason: SubgraphFaultReason,
    detail: string,
    readonly progress: Progress = 'ANSWERED',
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
  /** How long it may take, from the call to the answer's end. */
  withinMs: number;
  mostBytes: number;
}

/**
 * Posts JSON and answers the body's text. It dispatches by hand, because `request` builds a stream that this never reads as one.
 * @throws SubgraphFault for anything but a whole answer with status 2xx
 */
export function postToSubgraph(pool: Dispatcher, request: SubgraphRequest): Promise<string> {
  const { signal, withinMs, mostBytes } = request;
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let fault: SubgraphFault | undefined;
    let progress: Progress = 'NOT_SENT';
    const chunks: Buffer[] = [];
    let bytes = 0;
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    };
    const fail = (found: SubgraphFault) => {
      settle();
      fault ??= found;
      reject(fault);
      controller?.abort(fault);
    };
    const abort = () => fail(signal.reason as SubgraphFault);
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener('abort', abort);
    const timer = setTimeout(
      () => fail(new SubgraphFault('TIMED_OUT', `no answer in ${withinMs} ms`, progress)),
      withinMs,
    );
    pool.dispatch(
      { path: request.path, method: 'POST', headers: request.headers, body: request.body },
      {
        // Told of a connection that stands, right before the first byte; aborted here, nothing is written.
        onRequestStart(started) {
          controller = started;
          if (fault) return started.abort(fault);
          progress = 'SENT';
        },
        onResponseStart(_, status) {
          progress = 'ANSWERED';
          if (status < 200 || status > 299) fail(statusFault(status));
        },
        onResponseData(_, chunk) {
          bytes += chunk.length;
          if (bytes > mostBytes) fail(new SubgraphFault('TOO_LARGE', `answered more than ${mostBytes} bytes`));
          else chunks.push(chunk);
        },
        onResponseEnd() {
          settle();
          resolve((chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString());
        },
        onResponseError: (_, error: Error & { code?: string }) =>
          fail(new SubgraphFault('AWAY', error.code ?? error.name, progress)),
      },
    );
  });
}

const statusFault = (status: number): SubgraphFault =>
  new SubgraphFault(status >= 400 && status <= 499 ? 'REFUSED' : 'BAD_STATUS', `answered with status ${status}`);
