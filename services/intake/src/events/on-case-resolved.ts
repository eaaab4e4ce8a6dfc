import { caseResolved } from '@complaints/contracts';
import { type Hearing, hears } from '@complaints/kit';
import { resolveComplaint } from '../actions/resolve-complaint.js';

/** @param publicUrl where people reach the platform */
export const onCaseResolved = (publicUrl: string): Hearing =>
  hears(caseResolved, (em, { payload: { complaintId, resolvedAt } }, now) =>
    resolveComplaint(em, { complaintId, resolvedAt, publicUrl, now }),
  );
