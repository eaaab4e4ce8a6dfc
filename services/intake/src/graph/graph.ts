import type { Context, GraphParts } from '@complaints/kit';
import { CandidateResolver } from './candidates/candidate-resolver.js';
import { CategoriesResolver } from './categories/categories-resolver.js';
import { ChannelMutations } from './channel/channel-mutations.js';
import { ChannelResolver } from './channel/channel-resolver.js';
import { ChannelVerificationResolver } from './channel/channel-verification-resolver.js';
import { ComplaintChannelResolver } from './channel/complaint-channel-resolver.js';
import { InvitingStoreResolver } from './channel/inviting-store-resolver.js';
import { PublicChannelResolver, PublicStoreResolver } from './channel/public-channel-resolver.js';
import { ClassificationMutations } from './classification/classification-mutations.js';
import { ClassificationResolver, ComplaintClassificationResolver } from './classification/classification-resolver.js';
import { ComplaintConnectionResolver } from './complaint-connection.js';
import { ComplaintResolver } from './complaint-resolver.js';
import { CustomerResolver } from './customer-resolver.js';
import { DecisionLetterResolver, LinkedDecisionResolver } from './decision/decision-resolver.js';
import { DirectoryMutations } from './directory/directory-mutations.js';
import { DepartmentResolver, RegionResolver, StoreResolver } from './directory-resolver.js';
import { ComplaintEvidenceResolver } from './evidence/complaint-evidence-resolver.js';
import { EvidenceResolver } from './evidence/evidence-resolver.js';
import { FilingResolver } from './filing/filing-resolver.js';
import { ImportedResolver } from './import/imported-resolver.js';
import { LevelTraceResolver } from './level-trace-resolver.js';
import {
  createComplaintLoader,
  createDepartmentLoader,
  createEvidenceByIdLoader,
  createRegionLoader,
  createStoreLoader,
} from './loaders.js';
import { MatterMutations } from './matter/matter-mutations.js';
import { ComplaintHistoryResolver, LevelChangeResolver } from './matter/matter-resolver.js';
import { OpinionResolver } from './opinion/opinion-resolver.js';
import { AccusedStaffResolver } from './parties/accused-staff-resolver.js';
import { CustomerQuery } from './personal/customer-query.js';
import { EraseResolver } from './personal/erase-resolver.js';
import {
  FollowUpNotesResolver,
  HandOverNotesResolver,
  LevelChangeNotesResolver,
  RevisedWordsResolver,
  RevisionNotesResolver,
} from './personal/notes-resolver.js';
import { RevealResolver } from './personal/reveal-resolver.js';
import { ComplaintWordsResolver, PlanAnswerWordsResolver, RatingWordsResolver } from './personal/words-resolver.js';
import { LinkedPlanResolver, PlanAnswersResolver } from './plan/plan-resolver.js';
import { AcknowledgementResolver } from './policy/acknowledgement-resolver.js';
import { PolicyMutations } from './policy/policy-mutations.js';
import { PolicyResolver } from './policy/policy-resolver.js';
import { RatingResolver } from './rating-resolver.js';
import { HandOverResolver, ScreeningResolver } from './screening/screening-resolver.js';
import { SearchResolver } from './search/search-resolver.js';
import { TrackingResolver } from './tracking/tracking-resolver.js';

type Key = { id: string };

/** Everything that intake's graph is made of. */
export const graph: GraphParts = {
  resolvers: [
    ComplaintResolver,
    ComplaintHistoryResolver,
    LevelChangeResolver,
    MatterMutations,
    ScreeningResolver,
    HandOverResolver,
    LevelTraceResolver,
    AccusedStaffResolver,
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
    LinkedDecisionResolver,
    DecisionLetterResolver,
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
    Evidence: ({ id }: Key, context: Context) => context.loader(createEvidenceByIdLoader).load(id),
    Department: ({ id }: Key, context: Context) => context.loader(createDepartmentLoader).load(id),
  },
};
