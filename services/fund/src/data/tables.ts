import { placeDirectory, postDirectory } from '@complaints/kit';
import { Allowance } from './allowance.js';
import { Budget } from './budget.js';
import { BudgetTransfer } from './budget-transfer.js';
import { DirectoryComplaint } from './directory-complaint.js';
import {
  DirectoryCase,
  DirectoryCustomer,
  DirectoryEvidence,
  DirectoryLevel,
  DirectoryMatter,
  DirectoryMerger,
} from './directory-facts.js';
import { Disbursement } from './disbursement.js';
import { FileLink } from './files/file-link.js';
import { LedgerEntry } from './ledger-entry.js';
import { FundTables1720000000000 } from './migrations/0001-fund-tables.js';
import { FundAudit1720000000001 } from './migrations/0002-audit.js';
import { FundPolicy1720000000002 } from './migrations/0003-policy.js';
import { FundBooksAndRequests1720000000003 } from './migrations/0004-books-and-requests.js';
import { FundBooksVerification1720000000004 } from './migrations/0005-books-verification.js';
import { FundFlags1720000000005 } from './migrations/0006-flags.js';
import { FundFiles1720000000006 } from './migrations/0007-files.js';
import { FundPaymentOrders1720000000007 } from './migrations/0008-payment-orders.js';
import { FundEntriesAsBooked1720000000008 } from './migrations/0009-entries-as-booked.js';
import { PaymentOrder } from './payment-order.js';
import { PolicyAcknowledgement } from './policy/policy-acknowledgement.js';
import { PublishedPolicy } from './policy/published-policy.js';
import { Reconciliation } from './reconcile/reconciliation.js';
import { ReconciliationLine } from './reconcile/reconciliation-line.js';
import { SettlementExport } from './settlement/settlement-export.js';
import { BooksVerification } from './verification/books-verification.js';
import { Flag } from './watch/flag.js';

/** What the fund keeps, and how its tables came to be. */
export const tables = {
  entities: [
    ...[Disbursement, PaymentOrder, Allowance, Budget, BudgetTransfer, PublishedPolicy, PolicyAcknowledgement, Flag],
    ...[LedgerEntry, BooksVerification],
    ...[DirectoryComplaint, DirectoryLevel, DirectoryMatter, DirectoryMerger],
    ...[DirectoryCustomer, DirectoryCase, DirectoryEvidence],
    ...[FileLink, SettlementExport, Reconciliation, ReconciliationLine],
    ...[...postDirectory.entities, ...placeDirectory.entities],
  ],
  migrations: [
    ...postDirectory.migrations,
    ...placeDirectory.migrations,
    ...[FundTables1720000000000, FundAudit1720000000001, FundPolicy1720000000002, FundBooksAndRequests1720000000003],
    ...[FundBooksVerification1720000000004, FundFlags1720000000005],
    ...[FundFiles1720000000006, FundPaymentOrders1720000000007, FundEntriesAsBooked1720000000008],
  ],
};
