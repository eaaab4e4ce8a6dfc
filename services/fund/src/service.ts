import { placeDirectory, postDirectory, type Service, seatsInDirectory } from '@complaints/kit';
import { loadDemonstration } from './commands/load-demonstration.js';
import { REBUILD_BOOKS_HELP, rebuildBooks } from './commands/rebuild-books.js';
import { VERIFY_BOOKS_HELP, verifyBooks } from './commands/verify-books.js';
import { Complaint, Region, Store } from './data/foreign-entities.js';
import { paymentsUnderWay } from './data/payments-under-way.js';
import { tables } from './data/tables.js';
import { booksDiffer, booksVerifiedAge } from './data/verification/measures.js';
import { onCase } from './events/on-case.js';
import { onComplaint } from './events/on-complaint.js';
import { onPlanAccepted } from './events/on-plan-accepted.js';
import { onPlanWithdrawn } from './events/on-plan-withdrawn.js';
import { AllowanceResolver } from './graph/allowance-resolver.js';
import { BudgetMutations } from './graph/budget-mutations.js';
import { BudgetTransferResolver } from './graph/budget-transfer-resolver.js';
import { ComplaintResolver, RegionResolver, StoreResolver } from './graph/contributions.js';
import { DisbursementMutations } from './graph/disbursement-mutations.js';
import { DisbursementConnectionResolver, DisbursementResolver } from './graph/disbursement-resolver.js';
import { LedgerResolver } from './graph/ledger-resolver.js';
import { createDisbursementLoader } from './graph/loaders.js';
import { AcknowledgementResolver } from './graph/policy/acknowledgement-resolver.js';
import { PolicyMutations } from './graph/policy/policy-mutations.js';
import { PolicyResolver } from './graph/policy/policy-resolver.js';
import { ReconcileMutations } from './graph/reconcile/reconcile-mutations.js';
import { MismatchResolver, ReconcileResolver } from './graph/reconcile/reconcile-resolver.js';
import { SettlementMutations } from './graph/settlement/settlement-mutations.js';
import { BooksDifferenceResolver, VerificationResolver } from './graph/verification-resolver.js';
import { FlagMutations } from './graph/watch/flag-mutations.js';
import { FlagResolver, FlagsOfDisbursementResolver } from './graph/watch/flag-resolver.js';
import { fileRoutes } from './http/files/file-routes.js';
import type { Handed } from './outside/handed.js';
import { manualGateway } from './outside/payment/gateway.js';
import { carryOutVerificationTimer } from './timers/carry-out-verification.js';
import { expireHoldsTimer } from './timers/expire-holds.js';
import { matchStatementsTimer } from './timers/match-statements.js';
import { sendPaymentsTimer } from './timers/send-payments.js';
import { tidyFilesTimer } from './timers/tidy-files.js';
import { watchDisbursementsTimer } from './timers/watch-disbursements.js';

export { openGateway } from './outside/payment/config.js';

/** Grants and pays compensations within authorities; a person pays everything. */
export const fund: Service = {
  name: 'fund',
  tables,
  graph: {
    resolvers: [
      DisbursementResolver,
      ...[DisbursementConnectionResolver, DisbursementMutations],
      ...[AllowanceResolver, BudgetMutations, BudgetTransferResolver],
      ...[ComplaintResolver, StoreResolver, RegionResolver],
      ...[PolicyResolver, PolicyMutations, AcknowledgementResolver],
      ...[FlagResolver, FlagsOfDisbursementResolver, FlagMutations],
      ...[LedgerResolver, VerificationResolver, BooksDifferenceResolver],
      ...[SettlementMutations, ReconcileResolver, ReconcileMutations, MismatchResolver],
    ],
    orphanedTypes: [Complaint, Store, Region],
    references: { Disbursement: ({ id }, context) => context.loader(createDisbursementLoader).load(id) },
  },
  seatsOf: seatsInDirectory,
  outside: (): Handed => ({ gateway: manualGateway }),
  hearings: [
    ...[...postDirectory.hearings, ...placeDirectory.hearings],
    ...[...onComplaint, ...onCase, onPlanAccepted, onPlanWithdrawn],
  ],
  timers: [expireHoldsTimer, carryOutVerificationTimer, watchDisbursementsTimer, matchStatementsTimer, tidyFilesTimer],
  http: fileRoutes,
  measures: [paymentsUnderWay, booksDiffer, booksVerifiedAge],
  commands: { 'load-demonstration': loadDemonstration, 'rebuild-books': rebuildBooks, 'verify-books': verifyBooks },
  help: { 'rebuild-books': REBUILD_BOOKS_HELP, 'verify-books': VERIFY_BOOKS_HELP },
};

/**
 * The service with a way out for money, by which some of it is paid without a person's hands.
 * @param asked once, when the service is used, so that its schema can be printed with nothing at hand
 */
export function fundWith(asked: () => Handed): Service {
  let known: Handed | undefined;
  const outside = () => {
    known ??= asked();
    return known;
  };
  return { ...fund, outside, timers: [...fund.timers, sendPaymentsTimer(outside)] };
}
