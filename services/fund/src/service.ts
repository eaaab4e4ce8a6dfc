import { placeDirectory, postDirectory, type Service, seatsInDirectory } from '@complaints/kit';
import { loadDemonstration } from './commands/load-demonstration.js';
import { Allowance } from './data/allowance.js';
import { Budget } from './data/budget.js';
import { DirectoryComplaint } from './data/directory-complaint.js';
import { Disbursement } from './data/disbursement.js';
import { Complaint, Region, Store } from './data/foreign-entities.js';
import { FundTables1720000000000 } from './data/migrations/0001-fund-tables.js';
import { FundAudit1720000000001 } from './data/migrations/0002-audit.js';
import { FundPolicy1720000000002 } from './data/migrations/0003-policy.js';
import { PolicyAcknowledgement } from './data/policy/policy-acknowledgement.js';
import { PublishedPolicy } from './data/policy/published-policy.js';
import { Transfer } from './data/transfer.js';
import { onComplaintAmended } from './events/on-complaint-amended.js';
import { onComplaintErased } from './events/on-complaint-erased.js';
import { onComplaintRegistered } from './events/on-complaint-registered.js';
import { onComplaintSeparated } from './events/on-complaint-separated.js';
import { onPlanAccepted } from './events/on-plan-accepted.js';
import { BudgetMutations } from './graph/budget-mutations.js';
import { ComplaintResolver, RegionResolver, StoreResolver } from './graph/contributions.js';
import { DisbursementMutations } from './graph/disbursement-mutations.js';
import { DisbursementResolver } from './graph/disbursement-resolver.js';
import { createDisbursementLoader } from './graph/loaders.js';
import { AcknowledgementResolver } from './graph/policy/acknowledgement-resolver.js';
import { PolicyMutations } from './graph/policy/policy-mutations.js';
import { PolicyResolver } from './graph/policy/policy-resolver.js';

/** Grants and pays compensations within authorities. */
export const fund: Service = {
  name: 'fund',
  tables: {
    entities: [
      ...[Disbursement, Allowance, Budget, Transfer, DirectoryComplaint],
      ...[PublishedPolicy, PolicyAcknowledgement],
      ...[...postDirectory.entities, ...placeDirectory.entities],
    ],
    migrations: [
      ...postDirectory.migrations,
      ...placeDirectory.migrations,
      FundTables1720000000000,
      FundAudit1720000000001,
      FundPolicy1720000000002,
    ],
  },
  graph: {
    resolvers: [
      DisbursementResolver,
      DisbursementMutations,
      BudgetMutations,
      ComplaintResolver,
      StoreResolver,
      RegionResolver,
      ...[PolicyResolver, PolicyMutations, AcknowledgementResolver],
    ],
    orphanedTypes: [Complaint, Store, Region],
    references: { Disbursement: ({ id }, context) => context.loader(createDisbursementLoader).load(id) },
  },
  seatsOf: seatsInDirectory,
  hearings: [
    ...[...postDirectory.hearings, ...placeDirectory.hearings],
    ...[onComplaintRegistered, onComplaintAmended, onComplaintErased],
    ...[onComplaintSeparated, onPlanAccepted],
  ],
  timers: [],
  commands: { 'load-demonstration': loadDemonstration },
};
