import { complaintLevelled } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { followNewLevel } from '../actions/follow-complaint.js';

/** Moves a case whose level rose. Source: R14, R20. */
export const onComplaintLevelled = hears(complaintLevelled, (em, { payload, version }, now) => {
  const { complaintId, level, cause } = payload;
  return followNewLevel(em, { complaintId, version, level, cause, now });
});
