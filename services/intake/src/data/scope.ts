import type { Scope } from '@complaints/kit';

/** A condition on the alias `complaint`, with its parameters. */
export interface Predicate {
  sql: string;
  parameters: Record<string, unknown>;
}

/**
 * The ways in which complaints are reached within a scope, written once for every list, count and reference. Each alone is
 * read newest first by an index of its own. What is confidential towards the store is invisible to whoever sees it
 * through the store alone. A complaint without a store lies in no region and is seen only by those who see all, and by the
 * departments it was routed to.
 * Source: R6, R91.
 */
export function waysWithin({ all, regionIds, storeIds, departmentIds }: Scope): Predicate[] {
  if (all) return [{ sql: 'true', parameters: {} }];
  return [
    ...regionIds.map((id, index) => ({
      sql: `complaint.region_id = :scopeRegion${index}`,
      parameters: { [`scopeRegion${index}`]: id },
    })),
    ...storeIds.map((id, index) => ({
      sql: `(complaint.store_id = :scopeStore${index} and not complaint.confidential_towards_store)`,
      parameters: { [`scopeStore${index}`]: id },
    })),
    ...(departmentIds.length > 0 ? [routedTo(departmentIds)] : []),
  ];
}

const routedTo = (scopeDepartmentIds: readonly string[]): Predicate => ({
  sql: `complaint.id in
    (select routed.complaint_id from hand_over routed where routed.department_id = any(:scopeDepartmentIds))`,
  parameters: { scopeDepartmentIds },
});

/** Which complaints lie within a scope, by any of its ways; null when none does. Source: R91. */
export function complaintsWithin(scope: Scope): Predicate | null {
  const ways = waysWithin(scope);
  if (ways.length === 0) return null;
  return { sql: `(${ways.map(({ sql }) => sql).join(' or ')})`, parameters: parametersOf(ways) };
}

/** Every place of a scope, outside of which it reaches nothing; null when it reaches further. */
export const placesOf = ({ all, regionIds, storeIds, departmentIds }: Scope): string[] | null =>
  all || departmentIds.length > 0 ? null : [...regionIds, ...storeIds];

/** The parameters of several predicates together. */
export const parametersOf = (predicates: readonly Predicate[]): Record<string, unknown> =>
  Object.assign({}, ...predicates.map(({ parameters }) => parameters));

/** Several predicates as one condition. */
export const allOf = (predicates: readonly Predicate[]): string =>
  predicates.map(({ sql }) => `(${sql})`).join(' and ') || 'true';
