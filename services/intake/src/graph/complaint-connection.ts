import { connectionType } from '@complaints/kit';
import { Complaint } from '../data/complaint.js';

/** A page of complaints, in whatever list they stand. */
export const ComplaintConnection = connectionType(Complaint, 'Complaint');
