import { caseClosed } from '@complaints/contracts';
import { type Hearing, hears } from '@complaints/kit';
import { settleComplaint } from '../actions/ending/settle-complaint.js';
import type { Handed } from '../outside/handed.js';

/** Closing is an outcome. Source: R35, R38. */
export const onCaseClosed = (handed: () => Handed): Hearing =>
  hears(caseClosed, (em, { payload: { complaintId, kind, closedAt: endedAt }, version }, now) =>
    settleComplaint(em, { complaintId, kind, endedAt, version, ...handed(), now }),
  );
