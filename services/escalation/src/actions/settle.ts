import { attribute, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { holdWhileAlarmed } from '../data/clock/held.js';
import { keepNotices } from '../data/notice/keep-notices.js';
import { saveDecisions } from '../data/save-decisions.js';
import type { Decision } from '../domain/case.js';
import { isMissedNow } from '../domain/notice/misses-of.js';
import { noticesOf } from '../domain/notice/notices-of.js';

/** Saves what was decided on locked cases and tells it, staff too. The reason of a step or a refusal stands in the audit, as a code. */
export async function settle(em: EntityManager, now: Date, decisions: readonly Decision[]): Promise<void> {
  const byReason = Map.groupBy(decisions, reasonOf);
  // First, because a reason holds for the rest of the transaction.
  await saveDecisions(em, byReason.get(null) ?? []);
  byReason.delete(null);
  for (const [reason, explained] of byReason) {
    attribute(em, { onBehalfOf: explained[0]?.step?.filing?.onBehalfOfId, reason });
    await saveDecisions(em, explained);
  }
  await holdWhileAlarmed(em, decisions.flatMap(missedNow));
  await tell(em, now, decisions);
}

const missedNow = (decision: Decision): { caseId: string; firedAt: Date }[] =>
  decision.deadlines.flatMap((deadline) =>
    deadline.firedAt && isMissedNow(decision, deadline)
      ? [{ caseId: decision.case.id, firedAt: deadline.firedAt }]
      : [],
  );

/** Tells what was decided: other services by events, staff by notices. */
export async function tell(em: EntityManager, now: Date, decisions: readonly Decision[]): Promise<void> {
  record(
    em,
    now,
    decisions.flatMap(({ events }) => events),
  );
  await keepNotices(em, now, decisions.flatMap(noticesOf));
}

const reasonOf = ({ step, plan }: Decision): string | null => step?.trigger ?? plan?.refusalReason ?? null;
