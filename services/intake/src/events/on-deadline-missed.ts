import { DeadlineKind, deadlineMissed } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { noteOutcome } from '../actions/ending/note-outcome.js';

/** A missed plan is an outcome; every other clock is escalation's alone. Source: R38. */
export const onDeadlineMissed = hears(deadlineMissed, async (em, { payload: { complaintId, kind, dueAt } }, now) => {
  if (kind === DeadlineKind.PLAN) await noteOutcome(em, { complaintId, outcomeAt: dueAt, now });
});
