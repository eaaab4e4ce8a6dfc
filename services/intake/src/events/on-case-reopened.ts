import { caseReopened } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { reopenComplaint } from '../actions/ending/reopen-complaint.js';

export const onCaseReopened = hears(caseReopened, (em, { payload: { complaintId, cause, reopenedAt }, version }, now) =>
  reopenComplaint(em, { complaintId, cause, reopenedAt, version, now }),
);
