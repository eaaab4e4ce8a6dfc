import { attribute, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { saveDecisions } from '../data/save-decisions.js';
import type { Decision } from '../domain/case.js';

/** Saves what was decided on locked cases and tells it. The reason of a step or a refusal stands in the audit, as a code. */
export async function settle(em: EntityManager, now: Date, decisions: readonly Decision[]): Promise<void> {
  const byReason = Map.groupBy(decisions, reasonOf);
  // First, because a reason holds for the rest of the transaction.
  await saveDecisions(em, byReason.get(null) ?? []);
  byReason.delete(null);
  for (const [reason, explained] of byReason) {
    await attribute(em, { onBehalfOf: explained[0]?.step?.filing?.onBehalfOfId, reason });
    await saveDecisions(em, explained);
  }
  await record(
    em,
    now,
    decisions.flatMap(({ events }) => events),
  );
}

const reasonOf = ({ step, plan }: Decision): string | null => step?.trigger ?? plan?.refusalReason ?? null;
