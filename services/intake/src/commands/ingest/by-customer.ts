import type { ListedRow } from './list-rows.js';

/**
 * The rows of each customer in the order in which things happened; an anonymous row stands alone. The longest come
 * first, because a customer's rows can only be sent one after the other.
 */
export function byCustomer(rows: readonly ListedRow[]): ListedRow[][] {
  const groups = new Map<string | number, ListedRow[]>();
  for (const row of rows) {
    const key = row.customerId ?? row.line;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  for (const group of groups.values()) {
    group.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || a.line - b.line);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}
