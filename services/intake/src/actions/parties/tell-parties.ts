import { partiesNamed, type Told } from '@complaints/contracts';
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
export interface TellParties {
  /** What they were, as {@link partiesOn} said; of a complaint that is not among them nothing was told before. */
  before: PartiesById;
  /** Held already, or the complaints that are told of are. */
  matterIds: readonly string[];
  /** Of which complaints it is told; of every one when left out. */
  only?: ReadonlySet<string>;
  now: Date;
}

/**
 * Tells of every complaint whose parties are others than before.
 * Source: R20, R35.
 */
export async function tellParties(em: EntityManager, { before, matterIds, only, now }: TellParties): Promise<void> {
  const all = await findParties(em, matterIds);
  const news = all.flatMap((complaint) => {
    if (only && !only.has(complaint.id)) return [];
    const parties = partiesOf(complaint, all);
    return partiesToTell(complaint, { parties, before: before.get(complaint.id), now });
  });
  await record(em, now, news);
}

/** What is told of the parties of one complaint: nothing where they are as they were told, or taken for granted. */
export function partiesToTell(
  { id: complaintId, storeId, regionId }: Pick<PlacedParties, 'id' | 'storeId' | 'regionId'>,
  { parties, before = NOTHING_TO_TELL, now }: { parties: Parties; before?: Parties | undefined; now: Date },
): Told[] {
  if (sameParties(parties, before)) return [];
  const { reachable, accusedStaffIds } = parties;
  const where = { complaintId, storeId, regionId };
  return [partiesNamed.of({ ...where, reachable, accusedStaffIds: [...accusedStaffIds], namedAt: now })];
}
