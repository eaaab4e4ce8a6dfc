import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type HttpParts, transact } from '@complaints/kit';
import { type BegunUpload, beginUpload } from '../../actions/evidence/begin-upload.js';
import { endUpload, type Outcome } from '../../actions/evidence/end-upload.js';
import type { Evidence } from '../../data/evidence/evidence.js';
import { EvidenceFault } from '../../domain/evidence/vocabulary.js';
import { copyOf } from '../../outside/inspection/copy-of.js';
import { FileRefused } from '../../outside/inspection/file-refused.js';
import type { Storage } from '../../outside/storage/storage.js';
import { measured, UploadBroken } from './measured.js';

/** A file as it comes. */
export interface Sent {
  token: string;
  body: Readable;
  /** What the sender says of its length; null when nothing. */
  saidBytes: number | null;
  requestId: string;
}

type Parts = HttpParts & { storage: Storage };

/**
 * Takes a file in: keeps the original while it comes, makes the copy that will be served, and writes down what it came to.
 * Of a file that is not taken nothing stays.
 * @returns the evidence as it is now, and the fault when the file was not taken
 * @throws RuleError LINK_NOT_FOUND, UPLOAD_UNDER_WAY
 * Source: R4.
 */
export async function receiveFile(
  parts: Parts,
  sent: Sent,
): Promise<{ evidence: Evidence; fault: EvidenceFault | null }> {
  const { dataSource, clock, log } = parts;
  const causeOf = (actorId: string | null) => ({ actorId, traceId: sent.requestId, operation: 'upload-evidence' });
  const beganAt = clock.now();
  const { evidence, link, keysBefore } = await transact(dataSource, causeOf(null), (em) =>
    beginUpload(em, { token: sent.token, now: beganAt }),
  );
  const outcome = await keep(parts, { evidence, keysBefore, sent }).catch((error): Outcome => {
    const fault = faultOf(error);
    if (fault === EvidenceFault.STORAGE_AWAY)
      log.error({ requestId: sent.requestId, err: error }, 'a file could not be kept');
    return { fault };
  });
  const ended = await transact(dataSource, causeOf(link.madeForId), (em) =>
    endUpload(em, { evidence, beganAt, outcome, now: clock.now() }),
  );
  const fault = 'fault' in outcome ? outcome.fault : ended ? null : EvidenceFault.UPLOAD_BROKEN;
  if (fault) await discard(parts, evidence, sent.requestId);
  return { evidence: ended ?? evidence, fault };
}

async function keep(
  { storage }: Parts,
  { evidence, keysBefore, sent: { body, saidBytes } }: Pick<BegunUpload, 'evidence' | 'keysBefore'> & { sent: Sent },
): Promise<Outcome> {
  const { originalKey, copyKey, sizeBytes: bytes, mediaType: type } = evidence;
  if (saidBytes !== null && saidBytes !== bytes) throw new FileRefused(EvidenceFault.WRONG_LENGTH);
  for (const key of keysBefore) await storage.remove(key);
  const hash = createHash('sha256');
  await storage.put(originalKey, measured(body, { bytes, type, hash }), bytes);
  const content = await storage.get(originalKey);
  try {
    const copy = await copyOf({ bytes, type, content });
    await storage.put(copyKey, copy.content, copy.bytes);
    return { kept: { sha256: hash.digest('hex'), copyBytes: copy.bytes } };
  } finally {
    content.destroy();
  }
}

function faultOf(error: unknown): EvidenceFault {
  if (error instanceof FileRefused) return error.fault;
  return error instanceof UploadBroken ? EvidenceFault.UPLOAD_BROKEN : EvidenceFault.STORAGE_AWAY;
}

/** What cannot be dropped now is dropped later, by the timer or before the next upload of the same file. */
async function discard({ storage, log }: Parts, { originalKey, copyKey }: Evidence, requestId: string): Promise<void> {
  try {
    await storage.remove(originalKey);
    await storage.remove(copyKey);
  } catch (error) {
    log.warn({ requestId, err: error }, 'what came of a file is dropped later');
  }
}
