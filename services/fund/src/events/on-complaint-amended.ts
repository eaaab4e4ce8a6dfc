import { complaintAmended } from '@complaints/contracts';
import { hears, keepNewest } from '@complaints/kit';
import { DirectoryComplaint } from '../data/directory-complaint.js';

/** Keeps who may know of a complaint whose store or confidentiality is another. Source: R91. */
export const onComplaintAmended = hears(complaintAmended, async (em, { payload, version }) => {
  const { complaintId: id, storeId, regionId, confidentialTowardsStore: confidential } = payload;
  await keepNewest(em, DirectoryComplaint, { id, storeId, regionId, confidential, version });
});
