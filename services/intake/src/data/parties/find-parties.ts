import type { EntityManager } from 'typeorm';
import type { PartyComplaint } from '../../domain/parties/parties.js';

/** A complaint with its own parties, and where it belongs. */
export interface PlacedParties extends PartyComplaint {
  storeId: string | null;
  regionId: string | null;
  isOpen: boolean;
}

/** Every complaint of some matters with its own parties. Whoever is erased is nobody, and can be reached no more. */
export const findParties = (em: EntityManager, matterIds: readonly string[]): Promise<PlacedParties[]> =>
  em.query(
    `select complaint.id, complaint.merged_into_id as "mergedIntoId", complaint.accepted_at as "acceptedAt",
       complaint.store_id as "storeId", complaint.region_id as "regionId",
       complaint.status = 'OPEN' as "isOpen", complaint.accused_staff_ids as "accusedStaffIds",
       customer.id as "customerId", customer.id is not null as reachable
     from complaint left join customer on customer.id = complaint.customer_id and customer.erased_at is null
     where complaint.matter_id = any($1) order by complaint.accepted_at, complaint.id`,
    [[...matterIds]],
  );
