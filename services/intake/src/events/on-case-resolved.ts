import { caseResolved } from '@complaints/contracts';
import { type Hearing, hears } from '@complaints/kit';
import { settleComplaint } from '../actions/ending/settle-complaint.js';
import type { Handed } from '../outside/handed.js';

export const onCaseResolved = (handed: () => Handed): Hearing =>
  hears(caseResolved, (em, { payload: { complaintId, resolvedAt: endedAt }, version }, now) =>
    settleComplaint(em, { complaintId, kind: null, endedAt, version, ...handed(), now }),
  );
