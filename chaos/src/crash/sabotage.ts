import type pg from 'pg';
import type { Call } from './points.js';

/** The longer the real sending lags behind the feigned acknowledgement, the surer a kill falls between them. */
const SENT_LATE_MS = 200;

/** Makes the inbox mark answer "inserted" always, as if nobody looked whether the event was handled before. */
export function feignInboxMark(call: Call, values: unknown, result: pg.QueryResult): pg.QueryResult {
  if (!/insert into inbox/i.test(call.text) || result.rows.length > 0) return result;
  return { ...result, rowCount: 1, rows: [{ event_id: (values as unknown[])[0] }] };
}

/**
 * Acknowledges a message before it was sent, as if nobody waited for the server. Where it will stand in the stream nobody
 * can know by then: it passes for one that has been there since the beginning.
 */
export function acknowledgeTooEarly(subject: string, send: () => void, answer: (message: object) => void): void {
  setTimeout(send, SENT_LATE_MS);
  const acknowledgement = { stream: subject.split('.')[0]?.toUpperCase(), seq: 0, duplicate: true };
  setImmediate(() => answer({ json: () => acknowledgement }));
}

/** What the reconciler would do about its findings. */
export const isSuppressed = (call: Call): boolean => /update outbox set .*resent/is.test(call.text);
