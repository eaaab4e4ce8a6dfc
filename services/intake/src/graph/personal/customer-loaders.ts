import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import type { KnownCustomer } from '../../data/customer.js';
import { countComplaintsOf, findSeenCustomers } from '../../data/personal/seen-customers.js';
import { complaintScope } from '../../domain/rights.js';
import { handed } from '../handed.js';

/** Customers by what somebody typed, as far as the caller sees a complaint of theirs. */
export const createSeenCustomerLoader = (context: Context): DataLoader<string, KnownCustomer | null> =>
  new DataLoader(async (ids) => {
    const { vault } = handed(context);
    const scope = complaintScope(await context.actor());
    const customers = await findSeenCustomers(context.dataSource.manager, { ids, scope, vault });
    const found = new Map(customers.map((customer) => [customer.id, customer]));
    return ids.map((id) => found.get(id.toLowerCase()) ?? null);
  });

/** How many complaints of each customer the caller sees. */
export const createComplaintCountLoader = (context: Context): DataLoader<string, number> =>
  new DataLoader(async (ids) => {
    const counts = await countComplaintsOf(context.dataSource.manager, ids, complaintScope(await context.actor()));
    return ids.map((id) => counts.get(id) ?? 0);
  });
