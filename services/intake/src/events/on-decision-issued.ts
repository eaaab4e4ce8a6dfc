import { decisionIssued } from '@complaints/contracts';
import { type Hearing, hears } from '@complaints/kit';
import { handOverDecision } from '../actions/decision/hand-over-decision.js';
import type { Handed } from '../outside/handed.js';

/** Hands the letter to the customer at once. Source: R36. */
export const onDecisionIssued = (handed: () => Handed): Hearing =>
  hears(decisionIssued, (em, { payload: { complaintId, decisionId, readKey, issuedAt } }, now) =>
    handOverDecision(em, { complaintId, decisionId, readKey, issuedAt, ...handed(), now }),
  );
