import { caseSuperseded } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { supersedeComplaint } from '../actions/ending/supersede-complaint.js';

export const onCaseSuperseded = hears(
  caseSuperseded,
  (em, { payload: { complaintId, supersededAt: endedAt }, version }, now) =>
    supersedeComplaint(em, { complaintId, endedAt, version, now }),
);
