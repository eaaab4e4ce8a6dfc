import { caseResolved } from '@complaints/contracts';
import { type Hearing, hears } from '@complaints/kit';
import { resolveComplaint } from '../actions/resolve-complaint.js';
import type { Handed } from '../outside/handed.js';

export const onCaseResolved = (handed: () => Handed): Hearing =>
  hears(caseResolved, (em, { payload: { complaintId, resolvedAt } }, now) =>
    resolveComplaint(em, { complaintId, resolvedAt, ...handed(), now }),
  );
