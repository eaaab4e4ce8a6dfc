import { complaintSeparated } from '@complaints/contracts';
import { hears, keepNewest } from '@complaints/kit';
import { DirectoryComplaint } from '../data/directory-complaint.js';

/** Keeps who may know of a complaint that stands by itself; of one that was joined from the first nothing was told before. Source: R91. */
export const onComplaintSeparated = hears(complaintSeparated, async (em, { payload, version }) => {
  const { complaintId: id, storeId, regionId, confidentialTowardsStore: confidential } = payload;
  await keepNewest(em, DirectoryComplaint, { id, storeId, regionId, confidential, version });
});
