import { type Context, reaches, scopeOf } from '@complaints/kit';
import DataLoader from 'dataloader';
import type { Allowance } from '../data/allowance.js';
import type { Budget } from '../data/budget.js';
import { findVisibleComplaints } from '../data/directory-complaint.js';
import type { Disbursement } from '../data/disbursement.js';
import { findBudgets, findStoreAllowances } from '../data/find-allowances.js';
import { findDisbursements, findDisbursementsOf } from '../data/find-disbursements.js';
import { findLatestOrders } from '../data/find-payment-orders.js';
import type { PaymentOrder } from '../data/payment-order.js';
import { policyInForce } from '../data/policy/find-policies.js';
import { periodOf } from '../domain/period.js';
import { authorityOf, PeriodKind } from '../domain/policy.js';
import { disbursementsOf, rights } from '../domain/rights.js';
import { ApproverKind } from '../domain/vocabulary.js';

const allowancesFor = async (context: Context) => scopeOf(rights, await context.actor(), 'VIEW_ALLOWANCE');

/** The loader's answers, by ids that somebody typed: the database writes them in small letters. */
const inOrderOf = <Thing>(ids: readonly string[], found: ReadonlyMap<string, Thing>): (Thing | null)[] =>
  ids.map((id) => found.get(id.toLowerCase()) ?? null);

/** Disbursements by id; null for those that may not be seen. */
export const createDisbursementLoader = (context: Context) =>
  new DataLoader<string, Disbursement | null>(async (ids) => {
    const found = await findDisbursements(context.dataSource.manager, ids, disbursementsOf(await context.actor()));
    return inOrderOf(ids, new Map(found.map((disbursement) => [disbursement.id, disbursement])));
  });

/** The newest order to pay of disbursements that the caller sees. */
export const createPaymentOrderLoader = ({ dataSource }: Context) =>
  new DataLoader<string, PaymentOrder | null>(async (ids) => {
    const found = await findLatestOrders(dataSource.manager, ids);
    return inOrderOf(ids, new Map(found.map((order) => [order.disbursementId, order])));
  });

/** The disbursements of complaints; null where the complaint may not be seen. */
export const createComplaintLoader = (context: Context) =>
  new DataLoader<string, Disbursement[] | null>(async (ids) => {
    const scope = disbursementsOf(await context.actor());
    const { manager } = context.dataSource;
    const [visible, found] = await Promise.all([
      findVisibleComplaints(manager, ids, scope),
      findDisbursementsOf(manager, ids, scope),
    ]);
    const none = [...visible].map((id): [string, Disbursement[]] => [id, []]);
    return inOrderOf(ids, new Map([...none, ...Map.groupBy(found, ({ complaintId }) => complaintId)]));
  });

/** What the managers of stores may still approve now; null where it may not be seen. */
export const createStoreAllowanceLoader = (context: Context) =>
  new DataLoader<string, Allowance | null>(async (ids) => {
    const policy = await policyInForce(context.dataSource.manager, context.clock.now());
    const { period: kind, limit } = authorityOf(policy, ApproverKind.STORE_MANAGER);
    if (limit.kind !== 'FIXED') return ids.map(() => null);
    const scope = await allowancesFor(context);
    const period = periodOf(context.clock.now(), kind, policy.timeZone);
    const options = { scope, period, limitFen: limit.fen };
    return inOrderOf(ids, await findStoreAllowances(context.dataSource.manager, ids, options));
  });

/** What regions may spend in the quarter that runs now; null where it may not be seen. */
export const createBudgetLoader = (context: Context) =>
  new DataLoader<string, Budget | null>(async (ids) => {
    const scope = await allowancesFor(context);
    const { timeZone } = await policyInForce(context.dataSource.manager, context.clock.now());
    const quarter = periodOf(context.clock.now(), PeriodKind.QUARTER, timeZone);
    const visible = ids.map((id) => id.toLowerCase()).filter((regionId) => reaches(scope, { regionId, storeId: null }));
    return inOrderOf(ids, await findBudgets(context.dataSource.manager, visible, quarter));
  });
