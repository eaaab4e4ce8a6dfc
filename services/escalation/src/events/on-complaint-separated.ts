import { complaintSeparated } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { separateCase } from '../actions/separate-case.js';

/** Has a complaint that was joined by mistake stand before its owner. Source: R5, R20. */
export const onComplaintSeparated = hears(complaintSeparated, (em, { payload, version }, now) => {
  const { complaintId, matterId, storeId, regionId, level, source, acceptedAt, isNew } = payload;
  const confidential = payload.confidentialTowardsStore;
  const facts = { complaintId, matterId, storeId, regionId, confidential, level, source, acceptedAt, isNew };
  return separateCase(em, { ...facts, version, now });
});
