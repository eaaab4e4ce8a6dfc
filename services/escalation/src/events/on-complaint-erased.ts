import { complaintErased } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { eraseCase } from '../actions/erase-case.js';

/** The person goes, the case stays. Source: R8. */
export const onComplaintErased = hears(complaintErased, (em, { payload: { complaintId } }) =>
  eraseCase(em, complaintId),
);
