import { NotYetKnown } from '@complaints/contracts';
import { type PageArgs, rowsToRead, type Scope } from '@complaints/kit';
import { type EntityManager, In } from 'typeorm';
import { validate } from 'uuid';
import { Complaint } from './complaint.js';
import { type ComplaintFilter, conditionsOf } from './complaint-filter.js';
import { findNewest } from './find-newest.js';
import { lockMatter, lockMatters } from './matter.js';
import { complaintsWithin } from './scope.js';

/** The complaints of some ids that lie within a scope, in any order. Ids are what somebody typed. */
export async function findComplaints(em: EntityManager, ids: readonly string[], scope: Scope): Promise<Complaint[]> {
  const known = ids.filter((id) => validate(id));
  const within = complaintsWithin(scope);
  if (known.length === 0 || within === null) return [];
  return em
    .createQueryBuilder(Complaint, 'complaint')
    .where('complaint.id = any(:known)', { known })
    .andWhere(within.sql, within.parameters)
    .getMany();
}

/** Which complaints a list shows, and where its page begins. */
export interface ComplaintList {
  page: PageArgs;
  filter: ComplaintFilter;
}

/**
 * One page of complaints, newest first; a row more than shown.
 * @throws RuleError NUMBER_INVALID, CURSOR_INVALID
 */
export async function findComplaintPage(
  em: EntityManager,
  scope: Scope,
  { page, filter }: ComplaintList,
): Promise<Complaint[]> {
  const most = rowsToRead(page);
  const conditions = await conditionsOf(em, filter, page.after);
  return conditions === null ? [] : readInOrder(em, await findNewest(em, scope, { ...conditions, most }));
}

/** How many complaints pass a filter, counted up to so many. @throws RuleError NUMBER_INVALID */
export async function countComplaints(
  em: EntityManager,
  scope: Scope,
  { filter, most }: { filter: ComplaintFilter; most: number },
): Promise<number> {
  const conditions = await conditionsOf(em, filter);
  return conditions === null ? 0 : (await findNewest(em, scope, { ...conditions, most })).length;
}

/** Complaints in the order of the ids given. */
export async function readInOrder(em: EntityManager, ids: readonly string[]): Promise<Complaint[]> {
  const found = new Map((await em.findBy(Complaint, { id: In([...ids]) })).map((one) => [one.id, one]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The place of a complaint in its list. */
export const listKeyOf = ({ acceptedAt, id }: Complaint): [string, string] => [acceptedAt.toISOString(), id];

/** Every complaint of a matter, oldest first. */
export const findComplaintsOfMatter = (em: EntityManager, matterId: string): Promise<Complaint[]> =>
  em.find(Complaint, { where: { matterId }, order: { acceptedAt: 'ASC', id: 'ASC' } });

/**
 * Holds complaints until the transaction ends, and their matters before them, each in the order of its id.
 * @returns them in the order asked for
 */
export async function lockComplaints(em: EntityManager, ids: readonly string[]): Promise<Complaint[]> {
  const mattersOf = async () =>
    await em.find(Complaint, { where: { id: In([...ids]) }, select: { id: true, matterId: true } });
  const held = new Set<string>();
  for (let moved = true; moved; ) {
    const matterIds = [...new Set((await mattersOf()).map(({ matterId }) => matterId))];
    await lockMatters(em, matterIds);
    // Whoever moves a complaint holds its matter: one that was moved while it was waited for is found at the next look.
    moved = matterIds.some((matterId) => !held.has(matterId));
    for (const matterId of matterIds) held.add(matterId);
  }
  const complaints = await em.find(Complaint, {
    where: { id: In([...ids]) },
    order: { id: 'ASC' },
    lock: { mode: 'for_no_key_update' },
  });
  return ids.flatMap((id) => complaints.find((one) => one.id === id.toLowerCase()) ?? []);
}

/**
 * Holds the matter of a complaint until the transaction ends.
 * @returns whose complaint it is; null when nobody's, or there is no such complaint
 */
export async function lockMatterOf(em: EntityManager, complaintId: string): Promise<string | null> {
  const known = validate(complaintId)
    ? await em.findOne(Complaint, {
        where: { id: complaintId },
        select: { id: true, matterId: true, customerId: true },
      })
    : null;
  if (known) await lockMatter(em, known.matterId);
  return known?.customerId ?? null;
}

/**
 * Holds a complaint until the transaction ends, and its matter before it. Others may go on referring to it meanwhile.
 * @throws NotYetKnown when an event about it overtook it
 */
export async function lockComplaint(em: EntityManager, id: string): Promise<Complaint> {
  const known = await em.findOne(Complaint, { where: { id }, select: { id: true, matterId: true } });
  if (!known) throw new NotYetKnown('complaint', id);
  await lockMatter(em, known.matterId);
  return em.findOneOrFail(Complaint, { where: { id }, lock: { mode: 'for_no_key_update' } });
}
