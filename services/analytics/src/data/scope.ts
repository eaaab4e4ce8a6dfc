import type { Scope } from '@complaints/kit';

/** A scope as the parameters $1, $2, $3 of every statement below. */
export const scopeParameters = (scope: Scope): [boolean, readonly string[], readonly string[]] => [
  scope.all,
  scope.regionIds,
  scope.storeIds,
];

/** Stores (`place`) that the scope reaches. Source: R91. */
export const STORE_IN_SCOPE = '($1::boolean or place.region_id = any($2::uuid[]) or place.id = any($3::uuid[]))';

/** Regions (`place`) that the scope reaches as a whole; a store's manager reaches none. Source: R91. */
export const REGION_IN_SCOPE = '($1::boolean or place.id = any($2::uuid[]))';

/** Rows of daily figures (`figure`) that the scope reaches; what is kept from a store is not counted for it. Source: R91. */
export const FIGURE_IN_SCOPE = `($1::boolean or figure.region_id = any($2::uuid[])
  or (figure.store_id = any($3::uuid[]) and not figure.confidential))`;
