import { createHash } from 'node:crypto';

const ALLOWED = /^[\w.:-]{8,128}$/;

/** The key under which a row is registered: the same row, the same key; hashed where the id has signs a key may not have. */
export function idempotencyKeyOf(rowId: string): string {
  const key = `ingest:${rowId}`;
  return ALLOWED.test(key) ? key : `ingest:${createHash('sha256').update(rowId).digest('hex')}`;
}
