import type { GraphParts } from '@complaints/kit';
import { seesPosts } from '../domain/rights.js';
import { answerResolvers } from './answer-resolvers.js';
import { CalendarMutations } from './calendar/calendar-mutations.js';
import { CalendarResolver } from './calendar/calendar-resolver.js';
import { CaseConnectionResolver } from './case-connection.js';
import { CaseListsResolver } from './case-lists-resolver.js';
import { CaseResolver, ComplaintResolver } from './case-resolver.js';
import { ClockAlarmResolver } from './clock/clock-alarm-resolver.js';
import { SettleClockAlarmResolver } from './clock/settle-clock-alarm.js';
import { CloseProvisionallyResolver } from './close-provisionally.js';
import { createOpenedDecisionLoader } from './decision/decision-loaders.js';
import { directoryResolvers } from './directory/resolvers.js';
import { EscalateCaseResolver } from './escalate-case.js';
import { EvaluationMutations } from './evaluation/evaluation-mutations.js';
import {
  CaseEvaluationsResolver,
  EvaluationResolver,
  LessonReceiptResolver,
  LessonResolver,
} from './evaluation/evaluation-resolver.js';
import { CaseInvestigationsResolver, InvestigationResolver } from './investigation/investigation-resolver.js';
import { RecordInvestigationResolver } from './investigation/record-investigation.js';
import { createCaseLoader, createPostLoader, createStaffLoader } from './loaders.js';
import { MarkNoticesReadResolver } from './notice/mark-notices-read.js';
import { NoticeResolver } from './notice/notice-resolver.js';
import { RegionResolver, StoreResolver } from './open-cases-resolver.js';
import { CaseActResolver, ContactResolver, DeadlineResolver, LadderStepResolver } from './parts-of-case-resolvers.js';
import { PauseResolver } from './pause/pause-clock.js';
import {
  DeadlinePauseResolver,
  DeadlineResumptionResolver,
  PausesOfDeadlineResolver,
} from './pause/pauses-resolver.js';
import { AcceptPlanResolver } from './plan/accept-plan.js';
import { AdjustPlanResolver } from './plan/adjust-plan.js';
import { AdjustmentResolver } from './plan/adjustment-resolver.js';
import { ObjectToPlanResolver } from './plan/object-to-plan.js';
import { PlanResolver } from './plan/plan-resolver.js';
import { ProposePlanResolver } from './plan/propose-plan.js';
import { CaseSetbacksResolver, SetbackResolver } from './plan/setback-resolver.js';
import { PlanStepResolver, TaskProgressResolver } from './plan/step-resolver.js';
import { VerifyAcceptanceResolver } from './plan/verify-acceptance.js';
import { AcknowledgementResolver } from './policy/acknowledgement-resolver.js';
import { PolicyMutations } from './policy/policy-mutations.js';
import { PolicyResolver } from './policy/policy-resolver.js';
import { RaiseAbnormalFlagResolver } from './raise-abnormal-flag.js';
import { RecordContactResolver } from './record-contact.js';
import { ReopenCaseResolver } from './reopen-case.js';
import { ResolveCaseResolver } from './resolve-case.js';
import { ReviewMutations } from './review/review-mutations.js';
import { AnswerDeviationResolver, AnswerReviewResolver } from './review/review-resolver.js';
import { CaseSolutionResolver } from './solution/case-solution-resolver.js';
import { StandardSolutionResolver } from './solution/solution-resolver.js';
import { TaskMutations } from './task/task-mutations.js';
import { CaseTasksResolver, TaskResolver } from './task/task-resolver.js';
import { WorkConnectionResolver, WorkResolver } from './work-resolver.js';

/** What people ask and do, and how the things of other subgraphs' answers are found. */
export const graph: GraphParts = {
  resolvers: [
    CaseResolver,
    ComplaintResolver,
    CaseConnectionResolver,
    StoreResolver,
    RegionResolver,
    ContactResolver,
    DeadlineResolver,
    LadderStepResolver,
    PlanResolver,
    WorkResolver,
    WorkConnectionResolver,
    CaseListsResolver,
    ...directoryResolvers,
    RecordContactResolver,
    ProposePlanResolver,
    AcceptPlanResolver,
    ObjectToPlanResolver,
    VerifyAcceptanceResolver,
    EscalateCaseResolver,
    RaiseAbnormalFlagResolver,
    ResolveCaseResolver,
    CloseProvisionallyResolver,
    ReopenCaseResolver,
    CaseActResolver,
    CaseInvestigationsResolver,
    InvestigationResolver,
    RecordInvestigationResolver,
    PlanStepResolver,
    CaseSetbacksResolver,
    SetbackResolver,
    AdjustPlanResolver,
    AdjustmentResolver,
    TaskMutations,
    TaskResolver,
    CaseTasksResolver,
    TaskProgressResolver,
    CalendarResolver,
    CalendarMutations,
    PolicyResolver,
    PolicyMutations,
    AcknowledgementResolver,
    NoticeResolver,
    MarkNoticesReadResolver,
    ClockAlarmResolver,
    SettleClockAlarmResolver,
    PauseResolver,
    PausesOfDeadlineResolver,
    DeadlinePauseResolver,
    DeadlineResumptionResolver,
    ...answerResolvers,
    CaseEvaluationsResolver,
    EvaluationResolver,
    EvaluationMutations,
    LessonResolver,
    LessonReceiptResolver,
    StandardSolutionResolver,
    CaseSolutionResolver,
    AnswerReviewResolver,
    AnswerDeviationResolver,
    ReviewMutations,
  ],
  references: {
    Case: ({ id }, context) => context.loader(createCaseLoader).load(id),
    // Nobody finds a decision here but by the key that its customer was handed.
    Decision: (opening, context) => context.loader(createOpenedDecisionLoader).load(opening),
    Post: async ({ id }, context) =>
      seesPosts(await context.actor()) ? context.loader(createPostLoader).load(id) : null,
    Staff: async ({ id }, context) =>
      seesPosts(await context.actor()) ? context.loader(createStaffLoader).load(id) : null,
  },
};
