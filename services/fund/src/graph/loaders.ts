import { type Context, reaches, scopeOf } from '@complaints/kit';
import DataLoader from 'dataloader';
import type { Allowance } from '../data/allowance.js';
import type { Budget } from '../data/budget.js';
import { findVisibleComplaints } from '../data/directory-complaint.js';
import type { Disbursement } from '../data/disbursement.js';
import { findBudgets, findStoreAllowances } from '../data/find-allowances.js';
import { findDisbursements, findDisbursementsOf } from '../data/find-disbursements.js';
import { periodOf } from '../domain/period.js';
import { authorityOf, defaultPolicy, PeriodKind } from '../domain/policy.js';
import { type Action, rights } from '../domain/rights.js';
import { ApproverKind } from '../domain/vocabulary.js';

const scopeFor = async (context: Context, action: Action) => scopeOf(rights, await context.actor(), action);

/** Disbursements by id; null for those that may not be seen. */
export const createDisbursementLoader = (context: Context) =>
  new DataLoader<string, Disbursement | null>(async (ids) => {
    const scope = await scopeFor(context, 'VIEW_DISBURSEMENT');
    const found = await findDisbursements(context.dataSource.manager, ids, scope);
    const byId = new Map(found.map((disbursement) => [disbursement.id, disbursement]));
    return ids.map((id) => byId.get(id) ?? null);
  });

/** The disbursements of complaints; null where the complaint may not be seen. */
export const createComplaintLoader = (context: Context) =>
  new DataLoader<string, Disbursement[] | null>(async (ids) => {
    const scope = await scopeFor(context, 'VIEW_DISBURSEMENT');
    const { manager } = context.dataSource;
    const [visible, found] = await Promise.all([
      findVisibleComplaints(manager, ids, scope),
      findDisbursementsOf(manager, ids, scope),
    ]);
    const byComplaint = Map.groupBy(found, ({ complaintId }) => complaintId);
    return ids.map((id) => byComplaint.get(id) ?? (visible.has(id) ? [] : null));
  });

/** What the managers of stores may still approve now; null where it may not be seen. */
export const createStoreAllowanceLoader = (context: Context) =>
  new DataLoader<string, Allowance | null>(async (ids) => {
    const { period: kind, limit } = authorityOf(defaultPolicy, ApproverKind.STORE_MANAGER);
    if (limit.kind !== 'FIXED') return ids.map(() => null);
    const scope = await scopeFor(context, 'VIEW_ALLOWANCE');
    const period = periodOf(context.clock.now(), kind, defaultPolicy.timeZone);
    const options = { scope, period, limitFen: limit.fen };
    const found = await findStoreAllowances(context.dataSource.manager, ids, options);
    return ids.map((id) => found.get(id) ?? null);
  });

/** What regions may spend in the quarter that runs now; null where it may not be seen. */
export const createBudgetLoader = (context: Context) =>
  new DataLoader<string, Budget | null>(async (ids) => {
    const scope = await scopeFor(context, 'VIEW_ALLOWANCE');
    const quarter = periodOf(context.clock.now(), PeriodKind.QUARTER, defaultPolicy.timeZone);
    const visible = ids.filter((regionId) => reaches(scope, { regionId, storeId: null }));
    const found = await findBudgets(context.dataSource.manager, visible, quarter);
    return ids.map((id) => found.get(id) ?? null);
  });
