import { complaintRegistered } from '@complaints/contracts';
import { hears, keepNewest } from '@complaints/kit';
import { DirectoryComplaint } from '../data/directory-complaint.js';

/** Keeps who may know of a complaint. Source: R91. */
export const onComplaintRegistered = hears(complaintRegistered, async (em, { payload, version }) => {
  const { complaintId: id, storeId, regionId, confidentialTowardsStore: confidential } = payload;
  await keepNewest(em, DirectoryComplaint, { id, storeId, regionId, confidential, version });
});
