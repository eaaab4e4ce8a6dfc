import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type HttpParts, transact } from '@complaints/kit';
import {
  type BegunStatement,
  beginStatement,
  dropSomeLines,
  endStatement,
  keepLines,
} from '../../actions/reconcile/read-statement.js';
import type { Reconciliation } from '../../data/reconcile/reconciliation.js';
import type { NumberedLine } from '../../data/reconcile/write-lines.js';
import { MOST_BYTES, type Outcome } from '../../domain/reconcile/reconciliation.js';
import { StatementFault } from '../../domain/reconcile/vocabulary.js';
import { statementLines } from './statement-rows.js';
import { StatementRefused, textOf } from './statement-text.js';

/** Lines that are kept by one transaction. */
const AT_ONCE = 1_000;

/** A statement as it comes. */
export interface Sent {
  token: string;
  body: Readable;
  /** What the sender says of its length; null when nothing. */
  saidBytes: number | null;
  requestId: string;
}

/** What became of a statement that was sent. */
export interface Received {
  reconciliation: Reconciliation;
  /** Null when it was read. */
  fault: StatementFault | null;
}

/**
 * Reads a statement while it comes, and keeps of its lines what is held against the books. Of one that is not taken nothing
 * stays.
 * @throws RuleError LINK_NOT_FOUND, UPLOAD_UNDER_WAY
 * Source: R65.
 */
export async function receiveStatement(parts: HttpParts, sent: Sent): Promise<Received> {
  const { dataSource, clock, log } = parts;
  const causeOf = (actorId: string | null) => ({ actorId, traceId: sent.requestId, operation: 'upload-statement' });
  const begun = await transact(dataSource, causeOf(null), (em) =>
    beginStatement(em, { token: sent.token, now: clock.now() }),
  );
  const { reconciliation, link } = begun;
  const { id: reconciliationId, attempt } = reconciliation;
  const outcome = await read(parts, begun, sent).catch((error: unknown): Outcome => {
    if (error instanceof StatementRefused) return { fault: error.fault };
    log.warn({ requestId: sent.requestId, err: error }, 'a statement could not be read');
    return { fault: StatementFault.UPLOAD_BROKEN };
  });
  const ended = { reconciliationId, attempt, outcome, onBehalfOf: link.onBehalfOfId };
  const now = await transact(dataSource, causeOf(link.madeForId), (em) =>
    endStatement(em, { ...ended, now: clock.now() }),
  );
  const fault = 'fault' in outcome ? outcome.fault : null;
  if (fault) await dropLinesOf(parts, reconciliationId);
  return { reconciliation: now, fault };
}

async function read(parts: HttpParts, begun: BegunStatement, { body, saidBytes }: Sent): Promise<Outcome> {
  const { dataSource } = parts;
  const { reconciliation, timeZone } = begun;
  const { id, attempt, channel, columns, paidIsNegative, from, until } = reconciliation;
  if (saidBytes !== null && saidBytes > MOST_BYTES) throw new StatementRefused(StatementFault.TOO_LARGE);
  await dropLinesOf(parts, id);
  const keep = (lines: readonly NumberedLine[]) =>
    dataSource.transaction((em) => keepLines(em, { id, attempt }, lines));
  const hash = createHash('sha256');
  const reading = { channel, columns, paidIsNegative, span: { from, until }, timeZone };
  let count = 0;
  let batch: NumberedLine[] = [];
  for await (const line of statementLines(textOf(body, hash), reading)) {
    count += 1;
    batch.push(line);
    if (batch.length < AT_ONCE) continue;
    await keep(batch);
    batch = [];
  }
  await keep(batch);
  return { read: { lines: count, sha256: hash.digest('hex') } };
}

async function dropLinesOf({ dataSource }: HttpParts, id: string): Promise<void> {
  while (!(await dataSource.transaction((em) => dropSomeLines(em, id))));
}
