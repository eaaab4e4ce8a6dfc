import { complaintErased } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { eraseTexts } from '../data/erase-texts.js';

/** What people wrote about the money of a person who is erased goes; disbursements and books stay. Source: R8. */
export const onComplaintErased = hears(complaintErased, (em, { payload: { complaintId } }) =>
  eraseTexts(em, complaintId),
);
