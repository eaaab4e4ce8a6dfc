import { caseResolved, caseSuperseded, deadlineMissed } from '@complaints/contracts';
import { v7 as uuidv7 } from 'uuid';
import { east, type IntakeHouse, lakeside } from './intake-house.js';

/** What escalation says of the case of a complaint about the Lakeside store. */

const ofCase = (complaintId: string) => ({ caseId: uuidv7(), complaintId, storeId: lakeside.id, regionId: east.id });

export function resolve(house: IntakeHouse, complaintId: string, options: { id?: string } = {}) {
  const now = house.clock.now();
  return house.hear(caseResolved.of({ ...ofCase(complaintId), tier: 1, openedAt: now, resolvedAt: now }), options);
}

export const supersede = (house: IntakeHouse, complaintId: string, supersededById: string) =>
  house.hear(caseSuperseded.of({ ...ofCase(complaintId), supersededById, supersededAt: house.clock.now() }));

export function missDeadline(house: IntakeHouse, complaintId: string, kind: 'CONTACT' | 'PLAN') {
  const now = house.clock.now();
  return house.hear(deadlineMissed.of({ ...ofCase(complaintId), kind, generation: 1, dueAt: now, firedAt: now }));
}
