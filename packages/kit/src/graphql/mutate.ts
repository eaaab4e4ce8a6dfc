import { RuleError } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { transact } from '../data/transact.js';
import { once } from '../idempotency.js';
import type { Actor } from '../pure/rights.js';
import type { Context } from './context.js';
import { type Payload, refusalsOf } from './payload.js';

/** What a mutation is made of. */
export interface Mutation<Thing> {
  /** The mutation's name in the schema; keys are kept per caller and operation. */
  operation: string;
  input: { idempotencyKey: string };
  /** The payload's field. */
  field: string;
  /** Runs in the transaction; answers the id of the thing changed. */
  act: (em: EntityManager, request: { by: Actor; now: Date }) => Promise<string>;
  /**
   * Reads the thing for the answer, after the commit. A repeated key answers the thing as it is now, so what the caller
   * may no longer see must come back as null.
   */
  read: (id: string, done: { by: Actor; repeated: boolean }) => Promise<Thing | null>;
  /** What stands for a caller without a name, so that strangers do not share keys; the person's id by default. */
  caller?: string;
}

/**
 * The one way a mutation runs: the clock read once, one transaction, once per key; what the rules refuse becomes a
 * typed payload error, everything else a fault. It is not begun for somebody who has gone; once begun it is carried through,
 * for the same key answers it later.
 */
export async function mutate<Thing>(context: Context, mutation: Mutation<Thing>): Promise<Payload> {
  const { operation, input, field, act, read } = mutation;
  const now = context.clock.now();
  try {
    const by = await context.actor();
    const asked = { caller: mutation.caller ?? by.id, operation, key: input.idempotencyKey, input };
    context.signal.throwIfAborted();
    const cause = { actorId: by.id || null, traceId: context.requestId, operation };
    const { id, repeated } = await transact(context.dataSource, cause, (em) => {
      checkKey(input.idempotencyKey);
      return once(em, now, asked, () => act(em, { by, now }));
    });
    context.forget();
    return { [field]: await read(id, { by, repeated }), errors: [] } as Payload;
  } catch (error) {
    if (error instanceof RuleError) return { [field]: null, errors: refusalsOf(error) } as Payload;
    throw error;
  }
}

function checkKey(key: string): void {
  if (!/^[\w.:-]{8,128}$/.test(key)) {
    throw new RuleError('IDEMPOTENCY_KEY_INVALID', 'A key is 8 to 128 letters, digits or ._:- signs.', [
      'idempotencyKey',
    ]);
  }
}
