import { RuleError } from '@complaints/contracts';
import { type Actor, attribute, newId } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { Reconciliation } from '../../data/reconcile/reconciliation.js';
import { isRegionKnown } from '../../data/region-known.js';
import { awaitStatement, type GivenReconciliation } from '../../domain/reconcile/reconciliation.js';
import { checkSeesBooks, seesBooks } from '../../domain/settlement/ask.js';

/** Somebody wants to hold a statement against the books. */
export interface StartReconciliation extends GivenReconciliation {
  by: Actor;
  now: Date;
}

/** What is known once it comes, and then what of it came to what. */
const NOTHING_YET = {
  ...{ lineCount: null, sha256: null, readAt: null, gatheredAfter: null, gatheredAt: null },
  ...{ slices: null, slicesJudged: 0, tallies: null, doneAt: null },
};

/**
 * Makes ready for a statement, which is awaited for a day: of a region's payments, or of the whole chain's for whoever sees
 * all books.
 * @returns its id
 * @throws RuleError FORBIDDEN, REGION_NEEDED, NOT_FOUND and as {@link awaitStatement}
 * Source: R64, R65, R91.
 */
export async function startReconciliation(
  em: EntityManager,
  { by, now, ...given }: StartReconciliation,
): Promise<string> {
  const { regionId } = given;
  const facts = awaitStatement(given, now);
  checkSeesBooks(by, regionId);
  if (!seesBooks(by, regionId)) {
    throw new RuleError('REGION_NEEDED', 'Say whose region’s payments the statement holds.', ['regionId']);
  }
  if (regionId !== null && !(await isRegionKnown(em, regionId))) {
    throw new RuleError('NOT_FOUND', 'There is no such region.', ['regionId']);
  }
  const startedOnBehalfOf = onBehalfOf(by, (one) => seesBooks(one, regionId));
  attribute(em, { onBehalfOf: startedOnBehalfOf });
  const id = newId();
  await em.insert(Reconciliation, {
    ...{ ...facts, id, startedById: by.id, startedOnBehalfOf, startedAt: now },
    ...NOTHING_YET,
  });
  return id;
}
