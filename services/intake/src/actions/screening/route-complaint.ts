import { complaintRouted, RuleError } from '@complaints/contracts';
import { type Actor, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7, validate } from 'uuid';
import { Complaint } from '../../data/complaint.js';
import { Department } from '../../data/department.js';
import { endHandOver, HandOver } from '../../data/screening/hand-over.js';
import { mayRoute } from '../../domain/rights.js';
import { handOver, readNote } from '../../domain/screening.js';
import { holdForDeed } from '../matter/seen-complaint.js';

/** A complaint that somebody else must deal with. */
export interface RouteComplaint {
  complaintId: string;
  /** Null to hand it back to its owner. */
  departmentId?: string | null;
  note?: string | null;
  by: Actor;
  now: Date;
}

/**
 * Hands a complaint to a department, which sees it from then on, or back to its owner.
 * @throws RuleError COMPLAINT_NOT_FOUND, DEPARTMENT_NOT_FOUND, FORBIDDEN and as {@link handOver}
 * Source: R6.
 */
export async function routeComplaint(em: EntityManager, command: RouteComplaint): Promise<Complaint> {
  const { complaintId, by, now } = command;
  const note = readNote(command.note);
  const department = await departmentOf(em, command.departmentId ?? null);
  const held = await holdForDeed(em, { by, ids: { complaintId }, may: mayRoute });
  const [complaint] = held.complaints as [Complaint];
  const handOvers = handOver(complaint, department);
  const departmentId = department?.id ?? null;
  await endHandOver(em, complaint.id, now);
  const handed: HandOver = {
    id: uuidv7(),
    complaintId: complaint.id,
    number: handOvers,
    departmentId,
    note,
    handedById: by.id,
    onBehalfOfId: held.onBehalfOfId,
    handedAt: now,
    endedAt: null,
  };
  await em.insert(HandOver, handed);
  await em.update(Complaint, { id: complaint.id }, { departmentId, handOvers });
  const { storeId, regionId } = complaint;
  const told = { complaintId: complaint.id, storeId, regionId, departmentId, handOvers, routedAt: now };
  record(em, now, [complaintRouted.of(told)]);
  return complaint;
}

async function departmentOf(em: EntityManager, id: string | null): Promise<Department | null> {
  if (id === null) return null;
  const department = validate(id) ? await em.findOneBy(Department, { id }) : null;
  if (!department) throw new RuleError('DEPARTMENT_NOT_FOUND', 'There is no such department.', ['departmentId']);
  return department;
}
