import type { Scope } from '@complaints/kit';

/**
 * The one condition under which a disbursement may be seen, for a query whose alias is `disbursement`. A complaint
 * that is confidential towards the store is invisible to it.
 * Source: R91.
 */
export const visibleTo = ({ all, regionIds, storeIds }: Scope) => ({
  condition: `(
    :all::boolean
    or disbursement.regionId = any(:regionIds::uuid[])
    or (disbursement.storeId = any(:storeIds::uuid[]) and not exists (
      select from directory_complaint known where known.id = disbursement.complaintId and known.confidential
    ))
  )`,
  parameters: { all, regionIds, storeIds },
});
