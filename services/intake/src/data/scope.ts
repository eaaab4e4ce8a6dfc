import type { Scope } from '@complaints/kit';

/** A condition on the alias `complaint`, with its parameters. */
export interface Predicate {
  sql: string;
  parameters: Record<string, unknown>;
}

/**
 * Which complaints lie within a scope, written once for every list, count and reference; null when none does.
 * What is confidential towards the store is invisible to whoever sees it through the store alone. A complaint without
 * a store lies in no region and is seen only by those who see all, and by the departments it was routed to.
 * Source: R6, R91.
 */
export function complaintsWithin({ all, regionIds, storeIds, departmentIds }: Scope): Predicate | null {
  if (all) return { sql: 'true', parameters: {} };
  const ways: string[] = [];
  if (regionIds.length > 0) ways.push('complaint.region_id = any(:scopeRegionIds)');
  if (storeIds.length > 0) {
    ways.push('(complaint.store_id = any(:scopeStoreIds) and not complaint.confidential_towards_store)');
  }
  if (departmentIds.length > 0) {
    ways.push(
      'complaint.id in (select routed.complaint_id from hand_over routed where routed.department_id = any(:scopeDepartmentIds))',
    );
  }
  if (ways.length === 0) return null;
  return {
    sql: `(${ways.join(' or ')})`,
    parameters: { scopeRegionIds: regionIds, scopeStoreIds: storeIds, scopeDepartmentIds: departmentIds },
  };
}
