import { ComplaintStatus, complaintAmended, RuleError } from '@complaints/contracts';
import { type Actor, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { Complaint } from '../data/complaint.js';
import type { KnownCustomer } from '../data/customer.js';
import { lockMatterOf } from '../data/find-complaints.js';
import { findStore, type Store } from '../data/store.js';
import { amend, changeOf, checkRevision, type GivenAmendment } from '../domain/amendment.js';
import { type GivenCustomer, orderKeyOf, readContact } from '../domain/contact.js';
import { readAccusedStaff } from '../domain/parties/accused-staff.js';
import { mayAmend } from '../domain/rights.js';
import { optionalText } from '../domain/text.js';
import type { Vault } from '../domain/vault.js';
import { addRevision } from './matter/add-revision.js';
import { holdForDeed } from './matter/seen-complaint.js';
import { partiesOn, tellParties } from './parties/tell-parties.js';
import { recogniseCustomer } from './recognise-customer.js';

/** A complaint as it should have been taken down. */
export interface AmendComplaint extends GivenAmendment {
  complaintId: string;
  /** The revision whoever amends has seen. */
  expectedRevision: number;
  /** Names the store complained about, or another; only while it is open. */
  storeId?: string | null;
  /** Says who complains, or more about them. */
  customer?: GivenCustomer | null;
  /** All the staff among the people complained about; null and none are nobody. */
  accusedStaffIds?: readonly string[] | null;
  reason?: string | null;
  vault: Vault;
  by: Actor;
  now: Date;
}

const MOST_REVISIONS = 200;

/**
 * Amends what a complaint says; what was said before stays in its revisions.
 * @throws RuleError COMPLAINT_NOT_FOUND, FORBIDDEN, COMPLAINT_ERASED, REVISION_CONFLICT, NOTHING_TO_AMEND, TOO_MANY_REVISIONS
 * @throws RuleError STORE_NOT_FOUND, COMPLAINT_NOT_OPEN where the store would change, and as {@link amend} and {@link readAccusedStaff}
 * Source: R2, R20, R29.
 */
export async function amendComplaint(em: EntityManager, command: AmendComplaint): Promise<Complaint> {
  const { complaintId, by, now } = command;
  const given = await recogniseGiven(em, command);
  const held = await holdForDeed(em, { by, ids: { complaintId }, may: mayAmend });
  const [complaint] = held.complaints as [Complaint];
  if (complaint.textsErasedAt) throw new RuleError('COMPLAINT_ERASED', 'What it said is erased, for good.');
  checkRevision(complaint, command.expectedRevision);
  if (complaint.revision >= MOST_REVISIONS) {
    throw new RuleError('TOO_MANY_REVISIONS', `A complaint is amended ${MOST_REVISIONS} times at the most.`);
  }
  const { state, changes } = amend(complaint, command);
  const place = await placeOf(em, complaint, command.storeId);
  const customerId = given?.id ?? complaint.customerId;
  const accusedStaffIds = accusedBy(command) ?? complaint.accusedStaffIds;
  const allChanges = [
    ...changes,
    ...changeOf('storeId', complaint.storeId, place.storeId),
    ...changeOf('customerId', complaint.customerId, customerId),
    ...changeOf('accusedStaffIds', listOf(complaint.accusedStaffIds), listOf(accusedStaffIds)),
    // What a person is known by stands in no revision, only that something was said of it.
    ...(given ? [{ field: 'contact', before: null, after: null }] : []),
  ];
  if (allChanges.length === 0) throw new RuleError('NOTHING_TO_AMEND', 'The complaint says so already.');
  const { onBehalfOfId } = held;
  const reason = optionalText(command.reason, { path: ['reason'], most: 500 });
  const revision = await addRevision(em, { complaint, changes: allChanges, reason, by, onBehalfOfId, now });
  const orderKey = orderKeyOf(state.orderReference);
  const amended = { ...state, ...place, customerId, accusedStaffIds, orderKey, revision };
  const { matterId } = complaint;
  const before = await partiesOn(em, matterId);
  await em.update(Complaint, { id: complaint.id }, amended);
  await tellParties(em, { before, matterIds: [matterId], now });
  record(em, now, told({ ...complaint, ...amended }, complaint, now));
  return complaint;
}

/** Nobody, where the list is taken away; null where nothing is said of it. */
const accusedBy = ({ accusedStaffIds }: AmendComplaint): string[] | null =>
  accusedStaffIds === null ? [] : readAccusedStaff(accusedStaffIds);

/** In an order of its own, so that the same staff named otherwise are no change. */
const listOf = (ids: readonly string[]): string | null => (ids.length === 0 ? null : ids.toSorted().join(' '));

/** Owner and region follow the store complained about. Source: R29. */
async function placeOf(
  em: EntityManager,
  complaint: Complaint,
  storeId: string | null | undefined,
): Promise<Pick<Complaint, 'storeId' | 'regionId'>> {
  const { storeId: held, regionId, status } = complaint;
  if (typeof storeId !== 'string' || storeId === held) return { storeId: held, regionId };
  const store: Store | null = await findStore(em, storeId);
  if (!store) throw new RuleError('STORE_NOT_FOUND', 'There is no such store.', ['storeId']);
  if (status !== ComplaintStatus.OPEN) {
    throw new RuleError('COMPLAINT_NOT_OPEN', `The complaint is ${status}; its store stays.`, ['storeId']);
  }
  return { storeId: store.id, regionId: store.regionId };
}

/** Who complains, where it is said: held after the matter and before the complaint, as everywhere. */
async function recogniseGiven(em: EntityManager, command: AmendComplaint): Promise<KnownCustomer | null> {
  const { complaintId, customer, vault, now } = command;
  const contact = readContact(customer);
  if (!contact) return null;
  const presentId = await lockMatterOf(em, complaintId);
  return recogniseCustomer(em, { contact, presentId, vault, now });
}

/** Only where others must follow: who owns it, and who may know. */
function told(complaint: Complaint, before: Complaint, amendedAt: Date) {
  const { id: complaintId, storeId, regionId, confidentialTowardsStore } = complaint;
  const isSame = storeId === before.storeId && confidentialTowardsStore === before.confidentialTowardsStore;
  return isSame ? [] : [complaintAmended.of({ complaintId, storeId, regionId, confidentialTowardsStore, amendedAt })];
}
