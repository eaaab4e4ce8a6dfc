import { complaintClassified } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { followNewClassification } from '../actions/follow-complaint.js';

/** Has work lists begin with what is urgent, and starts the emergency procedure. Source: R16, R18. */
export const onComplaintClassified = hears(complaintClassified, (em, { payload, version }, now) => {
  const { complaintId, urgency, natureCode } = payload;
  return followNewClassification(em, { complaintId, version, urgency, natureCode, now });
});
