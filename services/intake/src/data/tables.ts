import { postDirectory } from '@complaints/kit';
import { PublishedTree } from './categories/published-tree.js';
import { Channel } from './channel/channel.js';
import { ChannelVerification } from './channel/channel-verification.js';
import { ClassificationExample } from './classification/classification-example.js';
import { ClassificationRecord } from './classification/classification-record.js';
import { Complaint } from './complaint.js';
import { Customer } from './customer.js';
import { CustomerContact } from './customer-contact.js';
import { DecisionLetter } from './decision/decision-letter.js';
import { Department } from './department.js';
import { Evidence } from './evidence/evidence.js';
import { EvidenceAccess } from './evidence/evidence-access.js';
import { EvidenceLink } from './evidence/evidence-link.js';
import { ImportRow } from './import/import-row.js';
import { Link } from './link/link.js';
import { ComplaintRevision } from './matter/complaint-revision.js';
import { LevelChange } from './matter/level-change.js';
import { Matter } from './matter.js';
import { Message } from './message.js';
import { IntakeTables1720000000000 } from './migrations/0001-intake-tables.js';
import { IntakeAudit1720000000001 } from './migrations/0002-audit.js';
import { IntakePersonalData1720000000010 } from './migrations/0003-personal-data.js';
import { IntakeMatters1720000000020 } from './migrations/0004-matters.js';
import { IntakeClassification1720000000030 } from './migrations/0005-classification.js';
import { IntakeClassificationExamples1720000000031 } from './migrations/0005-classification-examples.js';
import { IntakeEvidence1720000000040 } from './migrations/0006-evidence.js';
import { IntakeChannels1720000000050 } from './migrations/0007-intake-channels.js';
import { IntakePolicies1720000000060 } from './migrations/0008-intake-policies.js';
import { IntakeLinks1720000000070 } from './migrations/0009-intake-links.js';
import { IntakeOpinions1720000000072 } from './migrations/0009-opinions.js';
import { IntakeFiling1720000000071 } from './migrations/0009-public-filing.js';
import { IntakeSearch1720000000080 } from './migrations/0010-search.js';
import { IntakePersonal1720000000090 } from './migrations/0011-personal.js';
import { IntakeImports1720000000100 } from './migrations/0012-imports.js';
import { IntakeParties1720000000110 } from './migrations/0013-parties.js';
import { IntakeEndings1720000000120 } from './migrations/0014-endings.js';
import { IntakeDecisions1720000000130 } from './migrations/0015-decisions.js';
import { OpinionFollowUp } from './opinion/opinion-follow-up.js';
import { Erasure } from './personal/erasure.js';
import { Reveal } from './personal/reveal.js';
import { PlanAnswer } from './plan/plan-answer.js';
import { ProposedPlan } from './plan/proposed-plan.js';
import { PolicyAcknowledgement } from './policy/policy-acknowledgement.js';
import { PublishedPolicy } from './policy/published-policy.js';
import { Rating } from './rating.js';
import { Region } from './region.js';
import { HandOver } from './screening/hand-over.js';
import { Store } from './store.js';

/** Every table of intake, and how each came to be. */
export const tables = {
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
    DecisionLetter,
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
    IntakeParties1720000000110,
    IntakeEndings1720000000120,
    IntakeDecisions1720000000130,
  ],
};
