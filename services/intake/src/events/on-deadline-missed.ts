import { DeadlineKind, deadlineMissed } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { noteMissedPlan } from '../actions/note-missed-plan.js';

/** A missed contact is escalation's alone; a missed plan is an outcome. Source: R38. */
export const onDeadlineMissed = hears(deadlineMissed, async (em, { payload: { complaintId, kind, dueAt } }, now) => {
  if (kind === DeadlineKind.PLAN) await noteMissedPlan(em, { complaintId, dueAt, now });
});
