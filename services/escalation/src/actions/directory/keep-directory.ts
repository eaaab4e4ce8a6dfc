import { RuleError } from '@complaints/contracts';
import { type Actor, attribute } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { keepsDirectory } from '../../domain/rights.js';

/** Who changes the directory. */
export interface Keeping {
  by: Actor;
  now: Date;
}

/**
 * Checks that somebody may change posts and who holds them, and writes down for whom.
 * @throws RuleError NOT_ADMINISTRATOR
 */
export async function keepDirectory(em: EntityManager, { by }: Keeping): Promise<void> {
  if (!keepsDirectory(by)) throw new RuleError('NOT_ADMINISTRATOR', 'Only an administrator changes the directory.');
  attribute(em, { onBehalfOf: onBehalfOf(by, keepsDirectory) });
}
