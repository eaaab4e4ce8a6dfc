import { attribute } from '@complaints/kit';
import { type ComeTo, useLink } from '@complaints/kit/files';
import { linkNotFound } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { FileLink } from '../../data/files/file-link.js';
import { policyInForce } from '../../data/policy/find-policies.js';
import { lockReconciliation } from '../../data/reconcile/find-reconciliations.js';
import { Reconciliation } from '../../data/reconcile/reconciliation.js';
import { dropLines, insertLines, type NumberedLine } from '../../data/reconcile/write-lines.js';
import { beginReading, endReading, type Outcome } from '../../domain/reconcile/reconciliation.js';
import { ReconciliationState } from '../../domain/reconcile/vocabulary.js';

/** A statement that begins to come. */
export interface BegunStatement {
  reconciliation: Reconciliation;
  link: FileLink;
  /** The zone of instants that name none. */
  timeZone: string;
}

/**
 * Uses up an address for a statement that begins to come.
 * @throws RuleError LINK_NOT_FOUND, UPLOAD_UNDER_WAY; the address stays usable then
 */
export async function beginStatement(em: EntityManager, come: ComeTo): Promise<BegunStatement> {
  const link = await useLink(em, FileLink, { purpose: 'STATEMENT', ...come });
  const reconciliation = await lockReconciliation(em, link.subjectId);
  if (!reconciliation) throw linkNotFound();
  const changes = beginReading(reconciliation, come.now);
  await em.update(Reconciliation, reconciliation.id, changes);
  const { timeZone } = await policyInForce(em, come.now);
  return { reconciliation: Object.assign(reconciliation, changes), link, timeZone };
}

/**
 * Keeps the next lines of a statement.
 * @throws RuleError LINK_NOT_FOUND when another upload of it goes on instead
 */
export async function keepLines(
  em: EntityManager,
  upload: { id: string; attempt: number },
  lines: readonly NumberedLine[],
): Promise<void> {
  if (!(await insertLines(em, upload, lines))) throw linkNotFound();
}

/** Lets go of some of what an upload before has left. @returns whether nothing is left */
export const dropSomeLines = async (em: EntityManager, reconciliationId: string): Promise<boolean> =>
  (await dropLines(em, reconciliationId)).isDone;

export interface EndStatement {
  reconciliationId: string;
  /** Which upload, so that no other is ended. */
  attempt: number;
  onBehalfOf: string | null;
  outcome: Outcome;
  now: Date;
}

/**
 * Writes down what an upload came to.
 * @throws RuleError LINK_NOT_FOUND when another one goes on instead
 */
export async function endStatement(em: EntityManager, command: EndStatement): Promise<Reconciliation> {
  const { reconciliationId, attempt, outcome, onBehalfOf, now } = command;
  const reconciliation = await lockReconciliation(em, reconciliationId);
  if (reconciliation?.attempt !== attempt || reconciliation.state !== ReconciliationState.READING) {
    throw linkNotFound();
  }
  attribute(em, { onBehalfOf });
  const changes = endReading(outcome, now);
  await em.update(Reconciliation, reconciliation.id, changes);
  return Object.assign(reconciliation, changes);
}
