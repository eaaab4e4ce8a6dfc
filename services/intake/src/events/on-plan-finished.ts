import { planFinished } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { noteOutcome } from '../actions/ending/note-outcome.js';

/** The work of a plan being finished is an outcome, before the customer confirms it. Source: R35, R38. */
export const onPlanFinished = hears(planFinished, (em, { payload: { complaintId, finishedAt } }, now) =>
  noteOutcome(em, { complaintId, outcomeAt: finishedAt, now }),
);
