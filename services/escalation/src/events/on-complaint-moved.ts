import { complaintMoved } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { followNewMatter } from '../actions/follow-complaint.js';

/** Takes a case to another matter. Source: R5, R15. */
export const onComplaintMoved = hears(complaintMoved, (em, { payload: { complaintId, matterId }, version }, now) =>
  followNewMatter(em, { complaintId, version, matterId, now }),
);
