import {
  caseAssigned,
  caseClimbed,
  caseClosed,
  caseOpened,
  caseReopened,
  caseResolved,
  caseSuperseded,
  type Tier,
} from '@complaints/contracts';
import { type Hearing, hears } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { reviewWaiting } from '../actions/review-waiting.js';
import { endCase, keepCase } from '../data/known-case.js';

interface OfCase {
  payload: { complaintId: string };
  version: number;
}

/** The owner is at another tier: what waits before a lower post goes up. Source: R61. */
async function stands(em: EntityManager, { payload, version }: OfCase, { tier, now }: { tier: Tier; now: Date }) {
  await keepCase(em, { complaintId: payload.complaintId, tier, isOpen: true, version });
  await reviewWaiting(em, payload.complaintId, now);
}

/** Keeps before whom a complaint's case stands, and whether it goes on. Source: R61. */
export const onCase: readonly Hearing[] = [
  hears(caseOpened, (em, event, now) => stands(em, event, { tier: event.payload.tier, now })),
  hears(caseAssigned, (em, event, now) => stands(em, event, { tier: event.payload.tier, now })),
  hears(caseReopened, (em, event, now) => stands(em, event, { tier: event.payload.tier, now })),
  hears(caseClimbed, (em, event, now) => stands(em, event, { tier: event.payload.toTier, now })),
  hears(caseResolved, (em, { payload: { complaintId, tier }, version }) =>
    keepCase(em, { complaintId, tier, isOpen: false, version }),
  ),
  hears(caseClosed, (em, { payload: { complaintId, tier }, version }) =>
    keepCase(em, { complaintId, tier, isOpen: false, version }),
  ),
  hears(caseSuperseded, (em, { payload: { complaintId }, version }) => endCase(em, complaintId, version)),
];
