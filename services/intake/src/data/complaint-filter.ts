import {
  type ChannelKind,
  type ComplaintStatus,
  type Level,
  RuleError,
  type Source,
  type Urgency,
} from '@complaints/contracts';
import { keyOfCursor } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { validate } from 'uuid';
import { codesUnder } from '../domain/categories/category.js';
import { parseComplaintNumber } from '../domain/complaint-number.js';
import { findTreeInForce } from './categories/find-trees.js';
import type { Predicate } from './scope.js';

/** Which complaints a list shows; a number and ids are what somebody typed. */
export interface ComplaintFilter {
  status?: ComplaintStatus | null;
  level?: Level | null;
  source?: Source | null;
  channel?: ChannelKind | null;
  storeId?: string | null;
  regionId?: string | null;
  number?: string | null;
  /** The number or the id it had in the system it was imported from. Source: R9. */
  importedAs?: string | null;
  /** Under this category, in the version of the tree in force. */
  natureCode?: string | null;
  urgency?: Urgency | null;
  /** The first instant of the period. */
  acceptedFrom?: Date | null;
  /** The first instant after the period. */
  acceptedUntil?: Date | null;
}

/** Conditions of a list. */
export interface Conditions {
  /** What an index in the order of the list can keep: the place, the period, where the page begins. */
  along: readonly Predicate[];
  further: readonly Predicate[];
  /** A store or a region outside of which nothing lies. */
  placeId: string | null;
  from: Date | null;
  /** Nothing lies at or after it but what the cursor says. */
  until: Date | null;
}

/**
 * A filter and the beginning of the page as conditions.
 * @returns null when nothing can pass
 * @throws RuleError NUMBER_INVALID, CURSOR_INVALID
 */
export async function conditionsOf(
  em: EntityManager,
  filter: ComplaintFilter,
  after?: string | null,
): Promise<Conditions | null> {
  const { status, level, urgency, natureCode, source, channel, storeId, regionId, acceptedFrom, acceptedUntil } =
    filter;
  const key = keyAfter(after);
  const number = typeof filter.number === 'string' ? parseComplaintNumber(filter.number) : null;
  if ([storeId, regionId].some((id) => typeof id === 'string' && !validate(id))) return null;
  const along = { store_id: storeId, region_id: regionId, number };
  const instants = [key?.afterAt, acceptedUntil].filter((instant) => instant instanceof Date);
  return {
    along: [
      ...equal(along),
      ...(filter.importedAs ? [importedAs(filter.importedAs.trim())] : []),
      ...(acceptedFrom ? [is('accepted_at', '>=', acceptedFrom)] : []),
      ...(acceptedUntil ? [is('accepted_at', '<', acceptedUntil)] : []),
      ...following(key),
    ],
    further: [
      ...equal({ status, level, urgency, source, channel }),
      ...(natureCode ? [await under(em, natureCode)] : []),
    ],
    placeId: storeId || regionId || null,
    from: acceptedFrom ?? null,
    until: instants.length > 0 ? new Date(Math.min(...instants.map(Number))) : null,
  };
}

const importedAs = (given: string): Predicate => ({
  sql: `complaint.id in
    (select complaint_id from import_row where number = :importedAs or external_id = :importedAs)`,
  parameters: { importedAs: given },
});

async function under(em: EntityManager, natureCode: string): Promise<Predicate> {
  const codes = codesUnder((await findTreeInForce(em)).categories, natureCode);
  return { sql: 'complaint.nature_code = any(:natureCodes)', parameters: { natureCodes: codes } };
}

const equal = (columns: Record<string, unknown>): Predicate[] =>
  Object.entries(columns).flatMap(([column, value]) => (value ? [is(column, '=', value)] : []));

function is(column: string, sign: '=' | '>=' | '<', value: unknown): Predicate {
  const name = `filter_${column}_${sign === '=' ? 'is' : sign === '<' ? 'until' : 'from'}`;
  return { sql: `complaint.${column} ${sign} :${name}`, parameters: { [name]: value } };
}

/** The key after which a page begins in a list that shows the newest first. */
interface ListKey {
  afterAt: Date;
  afterId: string;
}

/** The key after which a page of complaints begins; null for the first. @throws RuleError CURSOR_INVALID */
export function keyAfter(after: string | null | undefined): ListKey | null {
  const key = keyOfCursor(after, 2);
  if (!key) return null;
  const [instant = '', afterId = ''] = key;
  const afterAt = new Date(instant);
  if (Number.isNaN(afterAt.getTime()) || !validate(afterId)) {
    throw new RuleError('CURSOR_INVALID', 'The cursor is not one that this list gave out.', ['after']);
  }
  return { afterAt, afterId };
}

/** What follows a place in the list. */
const following = (key: ListKey | null): Predicate[] =>
  key
    ? [
        {
          sql: '(complaint.accepted_at, complaint.id) < (:afterAt, :afterId)',
          parameters: { ...key },
        },
      ]
    : [];
