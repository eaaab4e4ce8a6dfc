import { complaintRegistered } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { openCase } from '../actions/open-case.js';

/** Puts an accepted complaint before its owner. Source: R20–R22. */
export const onComplaintRegistered = hears(complaintRegistered, (em, { payload }, now) => {
  const { complaintId, matterId, repeatOfId, storeId, regionId, level, source, acceptedAt } = payload;
  const confidential = payload.confidentialTowardsStore;
  const facts = { complaintId, matterId, repeatOfId, storeId, regionId, level, source, confidential, acceptedAt };
  return openCase(em, { ...facts, planFrom: acceptedAt, now });
});
