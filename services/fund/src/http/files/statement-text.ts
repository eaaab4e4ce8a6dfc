import type { Hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import type { Piece } from '@complaints/kit/files';
import { MOST_BYTES } from '../../domain/reconcile/reconciliation.js';
import { StatementFault } from '../../domain/reconcile/vocabulary.js';

/** By so much of its beginning it is told how a file is written. */
const HEAD_BYTES = 64 * 1024;

/** A statement is not taken. */
export class StatementRefused extends Error {
  override readonly name = 'StatementRefused';

  constructor(
    readonly fault: StatementFault,
    options?: ErrorOptions,
  ) {
    super(fault, options);
  }
}

/**
 * The text of a statement while it comes, counted and digested: UTF-8 where the beginning is, else GB18030, as banks in
 * China write.
 * @throws StatementRefused TOO_LARGE, NOT_CSV, UPLOAD_BROKEN
 */
export async function* textOf(body: Readable, hash: Hash): AsyncGenerator<Piece> {
  let head: Buffer | null = Buffer.alloc(0);
  let decoder = new TextDecoder();
  let bytesRead = 0;
  for await (const chunk of piecesOf(body)) {
    hash.update(chunk);
    bytesRead += chunk.length;
    if (bytesRead > MOST_BYTES) throw new StatementRefused(StatementFault.TOO_LARGE);
    if (head === null) {
      yield { text: decoder.decode(chunk, { stream: true }), bytesRead };
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < HEAD_BYTES) continue;
    decoder = decoderFor(head);
    yield { text: decoder.decode(head, { stream: true }), bytesRead };
    head = null;
  }
  if (head !== null) decoder = decoderFor(head);
  yield { text: decoder.decode(head ?? undefined), bytesRead };
}

/** What comes. Whatever ends it, the rest is read and dropped, so that the sender hears the answer. */
async function* piecesOf(body: Readable): AsyncGenerator<Buffer> {
  try {
    yield* body.iterator({ destroyOnReturn: false });
  } catch (error) {
    throw new StatementRefused(StatementFault.UPLOAD_BROKEN, { cause: error });
  } finally {
    body.resume();
  }
}

/** @throws StatementRefused NOT_CSV for archives, as workbooks are, and for other ways of writing */
function decoderFor(head: Buffer): TextDecoder {
  const isArchive = head.subarray(0, 2).toString('latin1') === 'PK';
  if (isArchive || head.includes(0)) throw new StatementRefused(StatementFault.NOT_CSV);
  try {
    // A sign that is cut at the end is none that is wrong.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return new TextDecoder('utf-8');
  } catch {
    return new TextDecoder('gb18030');
  }
}
