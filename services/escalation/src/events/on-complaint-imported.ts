import { complaintImported } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { noteImported } from '../actions/note-imported.js';

/** History gets no case; only that it is history is remembered. Source: R9. */
export const onComplaintImported = hears(complaintImported, (em, { payload: { complaintId } }) =>
  noteImported(em, { complaintId }),
);
