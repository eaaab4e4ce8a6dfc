import { postDirectory, type Service, seatsInDirectory } from '@complaints/kit';
import { exportCustomerCommand } from './commands/export-customer.js';
import { IMPORT_HELP } from './commands/import/help.js';
import { importComplaints } from './commands/import-complaints.js';
import { loadDemonstration } from './commands/load-demonstration.js';
import { rewrapKeysCommand } from './commands/rewrap-keys.js';
import { tellUntoldCommand } from './commands/tell-untold.js';
import { verifyEvidence } from './commands/verify-evidence.js';
import { tables } from './data/tables.js';
import { onAttemptFailed } from './events/on-attempt-failed.js';
import { onCaseAssigned } from './events/on-case-assigned.js';
import { onCaseClimbed } from './events/on-case-climbed.js';
import { onCaseClosed } from './events/on-case-closed.js';
import { onCaseReopened } from './events/on-case-reopened.js';
import { onCaseResolved } from './events/on-case-resolved.js';
import { onCaseSuperseded } from './events/on-case-superseded.js';
import { onDeadlineMissed } from './events/on-deadline-missed.js';
import { onDecisionIssued } from './events/on-decision-issued.js';
import { onPlanAccepted } from './events/on-plan-accepted.js';
import { onPlanFinished } from './events/on-plan-finished.js';
import { onPlanProposed } from './events/on-plan-proposed.js';
import { onPlanWithdrawn } from './events/on-plan-withdrawn.js';
import { graph } from './graph/graph.js';
import { fileRoutes } from './http/evidence/file-routes.js';
import type { Handed } from './outside/handed.js';
import type { Messages } from './outside/messages.js';
import { describeComplaintsTimer } from './timers/describe-complaints.js';
import { eraseExpiredTimer } from './timers/erase-expired.js';
import { forgetAttempts } from './timers/forget-attempts.js';
import { learnClassifications } from './timers/learn-classifications.js';
import { remindToRate } from './timers/remind-to-rate.js';
import { sealContacts } from './timers/seal-contacts.js';
import { sendMessages } from './timers/send-messages.js';
import { tidyEvidence } from './timers/tidy-evidence.js';

export { readVaultKeys } from './outside/config.js';
export { type CustomerMessage, logMessages, type Messages, routeByChannel } from './outside/messages.js';
export { openStorage } from './outside/storage/config.js';
export { createVault } from './outside/vault.js';

/** What intake is handed from outside. */
export interface Outside extends Handed {
  /** The way out to customers. */
  messages: Messages;
}

/**
 * Takes complaints in, levels them, and answers to customers.
 * @param asked once, when the service is used, so that its schema can be printed with nothing at hand
 */
export function intake(asked: () => Outside): Service {
  let known: Outside | undefined;
  const outside = () => {
    known ??= asked();
    return known;
  };
  return {
    name: 'intake',
    tables,
    graph,
    seatsOf: seatsInDirectory,
    outside,
    hearings: [
      ...postDirectory.hearings,
      ...[onCaseResolved(outside), onCaseClosed(outside), onCaseReopened, onCaseSuperseded],
      ...[onCaseClimbed, onCaseAssigned, onDeadlineMissed, onAttemptFailed],
      ...[onPlanProposed(outside), onPlanAccepted, onPlanWithdrawn, onPlanFinished],
      onDecisionIssued(outside),
    ],
    timers: [
      sendMessages(outside),
      sealContacts(outside),
      remindToRate(outside),
      learnClassifications,
      forgetAttempts,
      tidyEvidence(outside),
      describeComplaintsTimer(outside),
      eraseExpiredTimer(),
    ],
    http: fileRoutes(outside),
    commands: {
      'load-demonstration': loadDemonstration,
      import: importComplaints(outside),
      'verify-evidence': verifyEvidence(outside),
      'rewrap-keys': rewrapKeysCommand(outside),
      'tell-untold': tellUntoldCommand,
      'export-customer': exportCustomerCommand(outside),
    },
    help: { import: IMPORT_HELP },
  };
}
