import type { DisbursementScope } from '../domain/rights.js';

/**
 * The one condition under which a disbursement may be seen, for a query whose alias is `disbursement`. A store sees it
 * once the complaint is known not to be confidential towards it.
 * Source: R91.
 */
export const visibleTo = ({ all, regionIds, storeIds, withoutRegion }: DisbursementScope) => ({
  condition: `(
    :all::boolean
    or disbursement.regionId = any(:regionIds::uuid[])
    or (:withoutRegion::boolean and disbursement.regionId is null)
    or (disbursement.storeId = any(:storeIds::uuid[]) and exists (
      select from directory_complaint known where known.id = disbursement.complaintId and not known.confidential
    ))
  )`,
  parameters: { all, regionIds, storeIds, withoutRegion },
});
