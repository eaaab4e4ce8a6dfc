import { customerNamed, evidenceKept, type Told } from '@complaints/contracts';
import { record, toldBefore } from '@complaints/kit';
import { type EntityManager, MoreThan } from 'typeorm';
import { Complaint } from '../data/complaint.js';
import { findKeptEvidence } from '../data/evidence/find-evidence.js';
import { lockComplaints } from '../data/find-complaints.js';
import { kept } from './evidence/end-upload.js';
import { partiesOn, partyNews } from './parties/tell-parties.js';

const BATCH = 100;

/** How far a walk through all complaints has come. */
export interface ToldUntold {
  /** How many complaints were looked at; none when the walk is over. */
  count: number;
  /** Of how many the customer was told now. */
  customers: number;
  /** Of how many files was told now that they are kept. */
  files: number;
  /** Which complaint to go on after. */
  after: string;
}

/**
 * Tells of the next complaints whose they are and which files were kept, where that was never told: they are from before
 * it was, or changed meanwhile by the hand of an older release.
 * Source: R4, R66.
 */
export async function tellUntold(em: EntityManager, { after, now }: { after: string; now: Date }): Promise<ToldUntold> {
  const next = { where: { id: MoreThan(after) }, select: { id: true }, order: { id: 'ASC' }, take: BATCH } as const;
  const ids = (await em.find(Complaint, next)).map(({ id }) => id);
  const complaints = await lockComplaints(em, ids);
  const customers = await untoldCustomers(em, complaints, now);
  const files = await untoldFiles(em, complaints);
  record(em, now, [...customers, ...files]);
  return { count: ids.length, customers: customers.length, files: files.length, after: ids.at(-1) ?? after };
}

async function untoldCustomers(em: EntityManager, complaints: readonly Complaint[], now: Date): Promise<Told[]> {
  const ids = complaints.map(({ id }) => id);
  const told = new Map(
    (await toldBefore(em, customerNamed, ids)).map(({ complaintId, customerId }) => [complaintId, customerId]),
  );
  const matterIds = [...new Set(complaints.map(({ matterId }) => matterId))];
  const before = new Map(await partiesOn(em, ...matterIds));
  for (const id of ids) {
    const parties = before.get(id);
    if (parties) before.set(id, { ...parties, customerId: told.get(id) ?? null });
  }
  return (await partyNews(em, { before, matterIds, now })).customers;
}

async function untoldFiles(em: EntityManager, complaints: readonly Complaint[]): Promise<Told[]> {
  const byId = new Map(complaints.map((complaint) => [complaint.id, complaint]));
  const ids = [...byId.keys()];
  const told = new Set((await toldBefore(em, evidenceKept, ids)).map(({ evidenceId }) => evidenceId));
  return (await findKeptEvidence(em, ids)).flatMap(({ id, complaintId, storedAt }) => {
    const complaint = byId.get(complaintId);
    return complaint && storedAt && !told.has(id) ? [kept(complaint, id, storedAt)] : [];
  });
}
