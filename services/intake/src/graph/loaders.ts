import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import { type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import { validate } from 'uuid';
import type { Complaint } from '../data/complaint.js';
import { findKnownCustomers, type KnownCustomer } from '../data/customer.js';
import { Department } from '../data/department.js';
import type { Evidence } from '../data/evidence/evidence.js';
import { findEvidenceByIds } from '../data/evidence/find-evidence.js';
import { findComplaints } from '../data/find-complaints.js';
import { Rating } from '../data/rating.js';
import { Region } from '../data/region.js';
import { Store } from '../data/store.js';
import { complaintScope, evidenceScope, seesDirectory } from '../domain/rights.js';
import { handed } from './handed.js';

/** One read for all ids of a request; what is not there or may not be seen is null. */
type Loader<Thing> = DataLoader<string, Thing | null>;

/** Complaints the caller sees, by id. */
export const createComplaintLoader = (context: Context): Loader<Complaint> =>
  loaderOf(async (ids) => findComplaints(context.dataSource.manager, ids, complaintScope(await context.actor())));

/** Files by id, of complaints whose files the caller sees. */
export const createEvidenceByIdLoader = (context: Context): Loader<Evidence> =>
  loaderOf(async (ids) => {
    const actor = await context.actor();
    return findEvidenceByIds(context.dataSource.manager, ids, [complaintScope(actor), evidenceScope(actor)]);
  });

export const createRegionLoader = (context: Context): Loader<Region> => directoryLoader(context, Region);
export const createStoreLoader = (context: Context): Loader<Store> => directoryLoader(context, Store);
export const createDepartmentLoader = (context: Context): Loader<Department> => directoryLoader(context, Department);

/** Customers by id, for complaints that the caller sees. */
export const createCustomerLoader = (context: Context): Loader<KnownCustomer> =>
  loaderOf((ids) => findKnownCustomers(context.dataSource.manager, handed(context).vault, ids));

/** The newest ratings by complaint, for complaints that the caller sees. */
export const createNewestRatingLoader = ({ dataSource }: Context): Loader<Rating> =>
  loaderOf(
    (ids) => dataSource.manager.find(Rating, { where: { complaintId: In([...ids]) }, order: { ratedAt: 'ASC' } }),
    ({ complaintId }) => complaintId,
  );

/** Ratings by id, for complaints that the caller sees. */
export const createRatingLoader = ({ dataSource }: Context): Loader<Rating> =>
  loaderOf((ids) => dataSource.manager.findBy(Rating, { id: In([...ids]) }));

const directoryLoader = <Thing extends ObjectLiteral & { id: string }>(
  context: Context,
  entity: EntityTarget<Thing>,
): Loader<Thing> =>
  loaderOf(async (ids) => {
    const known = ids.filter((id) => validate(id));
    if (known.length === 0 || !seesDirectory(await context.actor())) return [];
    return context.dataSource.manager
      .createQueryBuilder(entity, 'place')
      .where('place.id = any(:known)', { known })
      .getMany();
  });

function loaderOf<Thing>(
  read: (ids: readonly string[]) => Promise<Thing[]>,
  keyOf: (thing: Thing) => string = (thing) => (thing as { id: string }).id,
): Loader<Thing> {
  return new DataLoader(async (ids) => {
    const found = new Map((await read(ids)).map((thing) => [keyOf(thing), thing]));
    return ids.map((id) => found.get(id.toLowerCase()) ?? null);
  });
}
