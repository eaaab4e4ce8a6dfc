import { type ComplaintStatus, type Level, NotYetKnown, RuleError, type Urgency } from '@complaints/contracts';
import { keyOfCursor, type PageArgs, rowsToRead, type Scope } from '@complaints/kit';
import { type EntityManager, In } from 'typeorm';
import { validate } from 'uuid';
import { codesUnder } from '../domain/categories/category.js';
import { parseComplaintNumber } from '../domain/complaint-number.js';
import { findTreeInForce } from './categories/find-trees.js';
import { Complaint } from './complaint.js';
import { lockMatter } from './matter.js';
import { complaintsWithin } from './scope.js';

/** Which complaints a list shows; a number and ids are what somebody typed. */
export interface ComplaintFilter {
  status?: ComplaintStatus | null;
  level?: Level | null;
  storeId?: string | null;
  regionId?: string | null;
  number?: string | null;
  /** The number or the id it had in the system it was imported from. Source: R9. */
  importedAs?: string | null;
  /** Under this category, in the version of the tree in force. */
  natureCode?: string | null;
  urgency?: Urgency | null;
}

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

/**
 * One page of complaints, newest first; a row more than shown.
 * @throws RuleError NUMBER_INVALID
 */
export async function findComplaintPage(
  em: EntityManager,
  scope: Scope,
  { page, filter }: { page: PageArgs; filter: ComplaintFilter },
): Promise<Complaint[]> {
  const after = keyAfter(page.after);
  const within = complaintsWithin(scope);
  const { status, level, storeId, regionId, natureCode, urgency } = filter;
  const number = typeof filter.number === 'string' ? parseComplaintNumber(filter.number) : null;
  if (within === null || [storeId, regionId].some((id) => id && !validate(id))) return [];
  const query = em
    .createQueryBuilder(Complaint, 'complaint')
    .where(within.sql, within.parameters)
    .orderBy('complaint.acceptedAt', 'DESC')
    .addOrderBy('complaint.id', 'DESC')
    .limit(rowsToRead(page));
  if (after) query.andWhere('(complaint.accepted_at, complaint.id) < (:afterAt, :afterId)', after);
  for (const [column, value] of Object.entries({
    status,
    level,
    number,
    urgency,
    store_id: storeId,
    region_id: regionId,
  })) {
    if (value) query.andWhere(`complaint.${column} = :${column}`, { [column]: value });
  }
  if (filter.importedAs) query.andWhere(IMPORTED_AS, { importedAs: filter.importedAs.trim() });
  if (natureCode) {
    const codes = codesUnder((await findTreeInForce(em)).categories, natureCode);
    query.andWhere('complaint.nature_code = any(:codes)', { codes });
  }
  return query.getMany();
}

const IMPORTED_AS = `complaint.id in
  (select complaint_id from import_row where number = :importedAs or external_id = :importedAs)`;

/** The place of a complaint in its list. */
export const listKeyOf = ({ acceptedAt, id }: Complaint): [string, string] => [acceptedAt.toISOString(), id];

/** The key after which a page of complaints begins; null for the first. @throws RuleError CURSOR_INVALID */
export function keyAfter(after: string | null | undefined): { afterAt: Date; afterId: string } | null {
  const key = keyOfCursor(after, 2);
  if (!key) return null;
  const [instant = '', afterId = ''] = key;
  const afterAt = new Date(instant);
  if (Number.isNaN(afterAt.getTime()) || !validate(afterId)) {
    throw new RuleError('CURSOR_INVALID', 'The cursor is not one that this list gave out.', ['after']);
  }
  return { afterAt, afterId };
}

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
    const matterIds = [...new Set((await mattersOf()).map(({ matterId }) => matterId))].sort();
    for (const matterId of matterIds) await lockMatter(em, matterId);
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
 * Holds a complaint until the transaction ends, and its matter before it. Others may go on referring to it meanwhile.
 * @throws NotYetKnown when an event about it overtook it
 */
export async function lockComplaint(em: EntityManager, id: string): Promise<Complaint> {
  const known = await em.findOne(Complaint, { where: { id }, select: { id: true, matterId: true } });
  if (!known) throw new NotYetKnown('complaint', id);
  await lockMatter(em, known.matterId);
  return em.findOneOrFail(Complaint, { where: { id }, lock: { mode: 'for_no_key_update' } });
}
