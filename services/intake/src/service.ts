import { type Context, postDirectory, type Service, seatsInDirectory } from '@complaints/kit';
import { exportCustomerCommand } from './commands/export-customer.js';
import { IMPORT_HELP } from './commands/import/help.js';
import { importComplaints } from './commands/import-complaints.js';
import { loadDemonstration } from './commands/load-demonstration.js';
import { rewrapKeysCommand } from './commands/rewrap-keys.js';
import { verifyEvidence } from './commands/verify-evidence.js';
import { PublishedTree } from './data/categories/published-tree.js';
import { Channel } from './data/channel/channel.js';
import { ChannelVerification } from './data/channel/channel-verification.js';
import { ClassificationExample } from './data/classification/classification-example.js';
import { ClassificationRecord } from './data/classification/classification-record.js';
import { Complaint } from './data/complaint.js';
import { Customer } from './data/customer.js';
import { CustomerContact } from './data/customer-contact.js';
import { Department } from './data/department.js';
import { Evidence } from './data/evidence/evidence.js';
import { EvidenceAccess } from './data/evidence/evidence-access.js';
import { EvidenceLink } from './data/evidence/evidence-link.js';
import { ImportRow } from './data/import/import-row.js';
import { Link } from './data/link/link.js';
import { ComplaintRevision } from './data/matter/complaint-revision.js';
import { LevelChange } from './data/matter/level-change.js';
import { Matter } from './data/matter.js';
import { Message } from './data/message.js';
import { IntakeTables1720000000000 } from './data/migrations/0001-intake-tables.js';
import { IntakeAudit1720000000001 } from './data/migrations/0002-audit.js';
import { IntakePersonalData1720000000010 } from './data/migrations/0003-personal-data.js';
import { IntakeMatters1720000000020 } from './data/migrations/0004-matters.js';
import { IntakeClassification1720000000030 } from './data/migrations/0005-classification.js';
import { IntakeClassificationExamples1720000000031 } from './data/migrations/0005-classification-examples.js';
import { IntakeEvidence1720000000040 } from './data/migrations/0006-evidence.js';
import { IntakeChannels1720000000050 } from './data/migrations/0007-intake-channels.js';
import { IntakePolicies1720000000060 } from './data/migrations/0008-intake-policies.js';
import { IntakeLinks1720000000070 } from './data/migrations/0009-intake-links.js';
import { IntakeOpinions1720000000072 } from './data/migrations/0009-opinions.js';
import { IntakeFiling1720000000071 } from './data/migrations/0009-public-filing.js';
import { IntakeSearch1720000000080 } from './data/migrations/0010-search.js';
import { IntakePersonal1720000000090 } from './data/migrations/0011-personal.js';
import { IntakeImports1720000000100 } from './data/migrations/0012-imports.js';
import { OpinionFollowUp } from './data/opinion/opinion-follow-up.js';
import { Erasure } from './data/personal/erasure.js';
import { Reveal } from './data/personal/reveal.js';
import { PlanAnswer } from './data/plan/plan-answer.js';
import { ProposedPlan } from './data/plan/proposed-plan.js';
import { PolicyAcknowledgement } from './data/policy/policy-acknowledgement.js';
import { PublishedPolicy } from './data/policy/published-policy.js';
import { Rating } from './data/rating.js';
import { Region } from './data/region.js';
import { HandOver } from './data/screening/hand-over.js';
import { Store } from './data/store.js';
import { onAttemptFailed } from './events/on-attempt-failed.js';
import { onCaseResolved } from './events/on-case-resolved.js';
import { onCaseSuperseded } from './events/on-case-superseded.js';
import { onDeadlineMissed } from './events/on-deadline-missed.js';
import { onPlanAccepted } from './events/on-plan-accepted.js';
import { onPlanProposed } from './events/on-plan-proposed.js';
import { CandidateResolver } from './graph/candidates/candidate-resolver.js';
import { CategoriesResolver } from './graph/categories/categories-resolver.js';
import { ChannelMutations } from './graph/channel/channel-mutations.js';
import { ChannelResolver } from './graph/channel/channel-resolver.js';
import { ChannelVerificationResolver } from './graph/channel/channel-verification-resolver.js';
import { ComplaintChannelResolver } from './graph/channel/complaint-channel-resolver.js';
import { InvitingStoreResolver } from './graph/channel/inviting-store-resolver.js';
import { PublicChannelResolver, PublicStoreResolver } from './graph/channel/public-channel-resolver.js';
import { ClassificationMutations } from './graph/classification/classification-mutations.js';
import {
  ClassificationResolver,
  ComplaintClassificationResolver,
} from './graph/classification/classification-resolver.js';
import { ComplaintConnectionResolver } from './graph/complaint-connection.js';
import { ComplaintResolver } from './graph/complaint-resolver.js';
import { CustomerResolver } from './graph/customer-resolver.js';
import { DirectoryMutations } from './graph/directory/directory-mutations.js';
import { DepartmentResolver, RegionResolver, StoreResolver } from './graph/directory-resolver.js';
import { ComplaintEvidenceResolver } from './graph/evidence/complaint-evidence-resolver.js';
import { EvidenceResolver } from './graph/evidence/evidence-resolver.js';
import { FilingResolver } from './graph/filing/filing-resolver.js';
import { ImportedResolver } from './graph/import/imported-resolver.js';
import { LevelTraceResolver } from './graph/level-trace-resolver.js';
import {
  createComplaintLoader,
  createDepartmentLoader,
  createRegionLoader,
  createStoreLoader,
} from './graph/loaders.js';
import { MatterMutations } from './graph/matter/matter-mutations.js';
import { ComplaintHistoryResolver, LevelChangeResolver } from './graph/matter/matter-resolver.js';
import { OpinionResolver } from './graph/opinion/opinion-resolver.js';
import { CustomerQuery } from './graph/personal/customer-query.js';
import { EraseResolver } from './graph/personal/erase-resolver.js';
import {
  FollowUpNotesResolver,
  HandOverNotesResolver,
  LevelChangeNotesResolver,
  RevisedWordsResolver,
  RevisionNotesResolver,
} from './graph/personal/notes-resolver.js';
import { RevealResolver } from './graph/personal/reveal-resolver.js';
import {
  ComplaintWordsResolver,
  PlanAnswerWordsResolver,
  RatingWordsResolver,
} from './graph/personal/words-resolver.js';
import { LinkedPlanResolver, PlanAnswersResolver } from './graph/plan/plan-resolver.js';
import { AcknowledgementResolver } from './graph/policy/acknowledgement-resolver.js';
import { PolicyMutations } from './graph/policy/policy-mutations.js';
import { PolicyResolver } from './graph/policy/policy-resolver.js';
import { RatingResolver } from './graph/rating-resolver.js';
import { HandOverResolver, ScreeningResolver } from './graph/screening/screening-resolver.js';
import { SearchResolver } from './graph/search/search-resolver.js';
import { TrackingResolver } from './graph/tracking/tracking-resolver.js';
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

export { readSmtp, readVaultKeys } from './outside/config.js';
export { type CustomerMessage, logMessages, type Messages, routeByChannel } from './outside/messages.js';
export { smtpMessages } from './outside/smtp.js';
export { openStorage } from './outside/storage/config.js';
export { createVault } from './outside/vault.js';

type Key = { id: string };

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
    tables: {
      entities: [
        Region,
        Store,
        Department,
        ...postDirectory.entities,
        Customer,
        CustomerContact,
        Matter,
        Complaint,
        Link,
        ProposedPlan,
        PlanAnswer,
        OpinionFollowUp,
        ComplaintRevision,
        LevelChange,
        HandOver,
        Rating,
        Message,
        PublishedPolicy,
        PolicyAcknowledgement,
        Channel,
        ChannelVerification,
        ImportRow,
        ClassificationRecord,
        ClassificationExample,
        PublishedTree,
        Evidence,
        EvidenceLink,
        EvidenceAccess,
        Reveal,
        Erasure,
      ],
      migrations: [
        ...postDirectory.migrations,
        IntakeTables1720000000000,
        IntakeAudit1720000000001,
        IntakePersonalData1720000000010,
        IntakeChannels1720000000050,
        IntakeMatters1720000000020,
        IntakeClassification1720000000030,
        IntakeClassificationExamples1720000000031,
        IntakeEvidence1720000000040,
        IntakePolicies1720000000060,
        IntakeLinks1720000000070,
        IntakeImports1720000000100,
        IntakeFiling1720000000071,
        IntakeOpinions1720000000072,
        IntakeSearch1720000000080,
        IntakePersonal1720000000090,
      ],
    },
    graph: {
      resolvers: [
        ComplaintResolver,
        ComplaintHistoryResolver,
        LevelChangeResolver,
        MatterMutations,
        ScreeningResolver,
        HandOverResolver,
        LevelTraceResolver,
        CustomerResolver,
        RatingResolver,
        StoreResolver,
        RegionResolver,
        DepartmentResolver,
        PolicyResolver,
        PolicyMutations,
        AcknowledgementResolver,
        LinkedPlanResolver,
        PlanAnswersResolver,
        ChannelResolver,
        ChannelVerificationResolver,
        ComplaintChannelResolver,
        ChannelMutations,
        CategoriesResolver,
        ComplaintClassificationResolver,
        ClassificationResolver,
        ClassificationMutations,
        PublicChannelResolver,
        PublicStoreResolver,
        InvitingStoreResolver,
        DirectoryMutations,
        ImportedResolver,
        FilingResolver,
        TrackingResolver,
        OpinionResolver,
        ComplaintConnectionResolver,
        SearchResolver,
        CandidateResolver,
        EvidenceResolver,
        ComplaintEvidenceResolver,
        ComplaintWordsResolver,
        RatingWordsResolver,
        RevisionNotesResolver,
        RevisedWordsResolver,
        LevelChangeNotesResolver,
        HandOverNotesResolver,
        FollowUpNotesResolver,
        PlanAnswerWordsResolver,
        RevealResolver,
        EraseResolver,
        CustomerQuery,
      ],
      references: {
        Complaint: ({ id }: Key, context: Context) => context.loader(createComplaintLoader).load(id),
        Store: ({ id }: Key, context: Context) => context.loader(createStoreLoader).load(id),
        Region: ({ id }: Key, context: Context) => context.loader(createRegionLoader).load(id),
        Department: ({ id }: Key, context: Context) => context.loader(createDepartmentLoader).load(id),
      },
    },
    seatsOf: seatsInDirectory,
    outside,
    hearings: [
      ...postDirectory.hearings,
      onCaseResolved(outside),
      onCaseSuperseded,
      onDeadlineMissed,
      onAttemptFailed,
      onPlanProposed(outside),
      onPlanAccepted,
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
      'export-customer': exportCustomerCommand(outside),
    },
    help: { import: IMPORT_HELP },
  };
}
