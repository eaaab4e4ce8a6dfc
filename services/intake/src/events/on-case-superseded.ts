import { caseSuperseded } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { supersedeComplaint } from '../actions/supersede-complaint.js';

export const onCaseSuperseded = hears(caseSuperseded, (em, { payload: { complaintId, supersededAt } }, now) =>
  supersedeComplaint(em, { complaintId, supersededAt, now }),
);
