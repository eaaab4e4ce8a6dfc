import { createHash } from 'node:crypto';
import { RuleError } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { pipelined } from './data/transact.js';

/** What a client asked, under the key it made. */
export interface Asked {
  /** Within whose keys this one is unique: the person's id, or what stands for a person without one. */
  caller: string;
  operation: string;
  key: string;
  input: unknown;
}

/** What a thing done once came to. */
export interface Result {
  id: string;
  /** Whether it was done before, and only its result is answered again. */
  repeated: boolean;
}

/**
 * Does a thing once per key: the id of its result is stored in the same transaction, and the same key with the same
 * input answers it again. A refusal rolls back and leaves the key free.
 * @throws RuleError IDEMPOTENCY_MISMATCH when the key came with another input before
 */
export async function once(em: EntityManager, now: Date, asked: Asked, act: () => Promise<string>): Promise<Result> {
  const digest = createHash('sha256').update(canonical(asked.input)).digest('hex');
  const mine = await em.query(
    `insert into idempotency_key (caller, operation, key, input_digest, created_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning key`,
    [asked.caller, asked.operation, asked.key, digest, now],
  );
  if (mine.length === 0) return repeated(em, asked, digest);
  const resultId = await act();
  pipelined(em, 'update idempotency_key set result_id = $4 where caller = $1 and operation = $2 and key = $3', [
    asked.caller,
    asked.operation,
    asked.key,
    resultId,
  ]);
  return { id: resultId, repeated: false };
}

async function repeated(em: EntityManager, asked: Asked, digest: string): Promise<Result> {
  const [held] = await em.query(
    'select input_digest, result_id from idempotency_key where caller = $1 and operation = $2 and key = $3',
    [asked.caller, asked.operation, asked.key],
  );
  if (held?.input_digest !== digest) {
    throw new RuleError('IDEMPOTENCY_MISMATCH', 'This key was used before with another input.', ['idempotencyKey']);
  }
  return { id: held.result_id, repeated: true };
}

/** JSON with sorted keys, so that equal inputs have equal digests. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part) && !(part instanceof Date)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
