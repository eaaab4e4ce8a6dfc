import { caseResolved, caseSuperseded, deadlineMissed } from '@complaints/contracts';
import { v7 as uuidv7 } from 'uuid';
import { east, type IntakeHouse, lakeside } from './intake-house.js';

/** What escalation says of the case of a complaint about the Lakeside store. */

const ofCase = (complaintId: string) => ({ caseId: uuidv7(), complaintId, storeId: lakeside.id, regionId: east.id });

export function resolved({ clock }: IntakeHouse, complaintId: string) {
  const now = clock.now();
  return caseResolved.of({ ...ofCase(complaintId), tier: 1, openedAt: now, resolvedAt: now });
}
export const superseded = ({ clock }: IntakeHouse, complaintId: string, supersededById: string) =>
  caseSuperseded.of({ ...ofCase(complaintId), supersededById, supersededAt: clock.now() });

export function missed({ clock }: IntakeHouse, complaintId: string, kind: 'CONTACT' | 'PLAN') {
  const now = clock.now();
  return deadlineMissed.of({ ...ofCase(complaintId), kind, generation: 1, dueAt: now, firedAt: now });
}

export const resolve = (house: IntakeHouse, complaintId: string, options: { id?: string } = {}) =>
  house.hear(resolved(house, complaintId), options);

export const supersede = (house: IntakeHouse, complaintId: string, supersededById: string) =>
  house.hear(superseded(house, complaintId, supersededById));

export const missDeadline = (house: IntakeHouse, complaintId: string, kind: 'CONTACT' | 'PLAN') =>
  house.hear(missed(house, complaintId, kind));
