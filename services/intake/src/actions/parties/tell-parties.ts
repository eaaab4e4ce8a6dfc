import { customerNamed, partiesNamed, type Told } from '@complaints/contracts';
import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { findParties, type PlacedParties } from '../../data/parties/find-parties.js';
import { NOTHING_TO_TELL, type Parties, partiesOf, sameParties } from '../../domain/parties/parties.js';

/** The parties of complaints, by complaint. */
export type PartiesById = ReadonlyMap<string, Parties>;

/** The parties of every complaint of some matters as they are now; the matters are held. */
export async function partiesOn(em: EntityManager, ...matterIds: readonly string[]): Promise<PartiesById> {
  const all = await findParties(em, matterIds);
  return new Map(all.map((complaint) => [complaint.id, partiesOf(complaint, all)]));
}

/** What may have changed on some matters. */
export interface ChangedParties {
  /** What they were, as {@link partiesOn} said; of a complaint that is not among them nothing was told before. */
  before: PartiesById;
  /** Held already, or the complaints that are told of are. */
  matterIds: readonly string[];
  /** Whether of what is closed only the customer is told. */
  onlyOpen?: boolean;
  now: Date;
}

/** What is told of parties: what decides about the owner goes before the complaint itself, who complains after it. */
export interface PartyNews {
  parties: Told[];
  customers: Told[];
}

/**
 * Tells of every complaint whose parties are others than before.
 * Source: R20, R35, R66.
 */
export async function tellParties(em: EntityManager, changed: ChangedParties): Promise<void> {
  const { parties, customers } = await partyNews(em, changed);
  record(em, changed.now, [...parties, ...customers]);
}

/** What {@link tellParties} tells, for whoever has something to tell in between. */
export async function partyNews(
  em: EntityManager,
  { before, matterIds, onlyOpen = false, now }: ChangedParties,
): Promise<PartyNews> {
  const all = await findParties(em, matterIds);
  const news = all.map((complaint) => {
    const told = partiesToTell(complaint, {
      parties: partiesOf(complaint, all),
      before: before.get(complaint.id),
      now,
    });
    return onlyOpen && !complaint.isOpen ? { ...told, parties: [] } : told;
  });
  return {
    parties: news.flatMap(({ parties }) => parties),
    customers: news.flatMap(({ customers }) => customers),
  };
}

/** What is told of the parties of one complaint: nothing where they are as they were told, or taken for granted. */
export function partiesToTell(
  { id: complaintId, storeId, regionId }: Pick<PlacedParties, 'id' | 'storeId' | 'regionId'>,
  { parties, before = NOTHING_TO_TELL, now }: { parties: Parties; before?: Parties | undefined; now: Date },
): PartyNews {
  const { customerId, reachable, accusedStaffIds } = parties;
  const where = { complaintId, storeId, regionId };
  const named = () => partiesNamed.of({ ...where, reachable, accusedStaffIds: [...accusedStaffIds], namedAt: now });
  return {
    parties: sameParties(parties, before) ? [] : [named()],
    customers: customerId === before.customerId ? [] : [customerNamed.of({ ...where, customerId, namedAt: now })],
  };
}
