import { complaintAmended } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { followNewPlace } from '../actions/follow-complaint.js';

/** Has the owner follow the store complained about. Source: R20, R29. */
export const onComplaintAmended = hears(complaintAmended, (em, { payload, version }, now) => {
  const { complaintId, storeId, regionId, confidentialTowardsStore: confidential } = payload;
  return followNewPlace(em, { complaintId, version, place: { storeId, regionId, confidential }, now });
});
