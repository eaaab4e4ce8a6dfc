import { partiesNamed } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { followNewParties } from '../actions/follow-complaint.js';

/** Keeps a case from whom it is about, and its clocks from running where nobody can be reached. Source: R20, R35. */
export const onPartiesNamed = hears(partiesNamed, (em, { payload, version }, now) => {
  const { complaintId, reachable, accusedStaffIds } = payload;
  return followNewParties(em, { complaintId, version, parties: { reachable, accusedStaffIds }, now });
});
