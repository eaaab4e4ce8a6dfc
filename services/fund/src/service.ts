import { placeDirectory, postDirectory, type Service, seatsInDirectory } from '@complaints/kit';
import { loadDemonstration } from './commands/load-demonstration.js';
import { Complaint, Region, Store } from './data/foreign-entities.js';
import { tables } from './data/tables.js';
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
import { createDisbursementLoader } from './graph/loaders.js';
import { AcknowledgementResolver } from './graph/policy/acknowledgement-resolver.js';
import { PolicyMutations } from './graph/policy/policy-mutations.js';
import { PolicyResolver } from './graph/policy/policy-resolver.js';
import { expireHoldsTimer } from './timers/expire-holds.js';

/** Grants and pays compensations within authorities. */
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
    ],
    orphanedTypes: [Complaint, Store, Region],
    references: { Disbursement: ({ id }, context) => context.loader(createDisbursementLoader).load(id) },
  },
  seatsOf: seatsInDirectory,
  hearings: [
    ...[...postDirectory.hearings, ...placeDirectory.hearings],
    ...[...onComplaint, ...onCase, onPlanAccepted, onPlanWithdrawn],
  ],
  timers: [expireHoldsTimer],
  commands: { 'load-demonstration': loadDemonstration },
};
