import { complaintMerged } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { mergeCases } from '../actions/merge-cases.js';

/** Ends the case of a duplicate. Source: R5. */
export const onComplaintMerged = hears(complaintMerged, (em, { payload, version }, now) => {
  const { complaintId, intoId, matterId } = payload;
  return mergeCases(em, { complaintId, version, intoId, matterId, now });
});
