import { departmentDirectory, placeDirectory, type Service } from '@complaints/kit';
import { APPOINT_ADMINISTRATOR_HELP, appointAdministrator } from './commands/appoint-administrator.js';
import { IMPORT_CALENDAR_HELP, importCalendar } from './commands/import-calendar.js';
import { loadDemonstration } from './commands/load-demonstration.js';
import { AnnouncedHolder } from './data/announced-holder.js';
import { answerTables } from './data/answer-tables.js';
import { CalendarYear } from './data/calendar/calendar-year.js';
import { WorkingCalendar } from './data/calendar/working-calendar.js';
import { calendarYearsMissing } from './data/calendar/years-missing.js';
import { Case } from './data/case.js';
import { CaseAct } from './data/case-act.js';
import { clockAlarmsOpen } from './data/clock/alarms-open.js';
import { ClockAlarm } from './data/clock/clock-alarm.js';
import { Contact } from './data/contact.js';
import { Deadline } from './data/deadline.js';
import { deadlinesLag } from './data/deadlines-lag.js';
import { Deputy } from './data/deputy.js';
import { Evaluation } from './data/evaluation/evaluation.js';
import { Lesson, LessonReceipt } from './data/evaluation/lesson.js';
import { Holding } from './data/holding.js';
import { ImportedComplaint } from './data/imported-complaint.js';
import { Investigation } from './data/investigation.js';
import { LadderStep } from './data/ladder-step.js';
import { EscalationTables1720000000000 } from './data/migrations/0001-escalation-tables.js';
import { EscalationAudit1720000000001 } from './data/migrations/0002-audit.js';
import { EscalationImportedComplaints1720000000100 } from './data/migrations/0003-imported-complaints.js';
import { EscalationFollowing1720000000110 } from './data/migrations/0004-following.js';
import { EscalationPlanAnswers1720000000120 } from './data/migrations/0005-plan-answers.js';
import { EscalationErasure1720000000130 } from './data/migrations/0006-erasure.js';
import { EscalationClocks1720000000140 } from './data/migrations/0007-clocks.js';
import { EscalationDirectory1720000000200 } from './data/migrations/0010-directory.js';
import { EscalationCalendars1720000000210 } from './data/migrations/0011-calendars.js';
import { EscalationPolicy1720000000220 } from './data/migrations/0012-policy.js';
import { EscalationPlanSteps1720000000230 } from './data/migrations/0013-plan-steps.js';
import { EscalationDecisions1720000000250 } from './data/migrations/0015-decisions.js';
import { EscalationReferrals1720000000260 } from './data/migrations/0016-referrals.js';
import { EscalationNotices1720000000270 } from './data/migrations/0017-notices.js';
import { EscalationPauses1720000000280 } from './data/migrations/0018-pauses.js';
import { EscalationClockAlarms1720000000290 } from './data/migrations/0019-clock-alarms.js';
import { EscalationWorkLists1720000000300 } from './data/migrations/0020-work-lists.js';
import { EscalationEvaluations1720000000310 } from './data/migrations/0021-evaluations.js';
import { EscalationStandardSolutions1720000000320 } from './data/migrations/0022-standard-solutions.js';
import { EscalationInPlace1720000000360 } from './data/migrations/0026-in-place.js';
import { Notice } from './data/notice/notice.js';
import { DeadlinePause, DeadlineResumption } from './data/pause/deadline-pause.js';
import { PlanAdjustment } from './data/plan/plan-adjustment.js';
import { PlanMilestone } from './data/plan/plan-milestone.js';
import { PlanStep } from './data/plan/plan-step.js';
import { SetbackExplanation } from './data/plan/setback-explanation.js';
import { TaskProgress } from './data/plan/task-progress.js';
import { Plan } from './data/plan.js';
import { PolicyAcknowledgement } from './data/policy/policy-acknowledgement.js';
import { PublishedPolicy } from './data/policy/published-policy.js';
import { Post } from './data/post.js';
import { Resolution } from './data/resolution.js';
import { AnswerDeviation } from './data/review/answer-deviation.js';
import { AnswerReview } from './data/review/answer-review.js';
import { seatsOf } from './data/seats.js';
import { StandardSolution, StandardSolutionNature } from './data/solution/standard-solution.js';
import { Staff } from './data/staff.js';
import { seesPosts } from './domain/rights.js';
import { onComplaintAmended } from './events/on-complaint-amended.js';
import { onComplaintClassified } from './events/on-complaint-classified.js';
import { onComplaintErased } from './events/on-complaint-erased.js';
import { onComplaintImported } from './events/on-complaint-imported.js';
import { onComplaintLevelled } from './events/on-complaint-levelled.js';
import { onComplaintMerged } from './events/on-complaint-merged.js';
import { onComplaintMoved } from './events/on-complaint-moved.js';
import { onComplaintRegistered } from './events/on-complaint-registered.js';
import { onComplaintSeparated } from './events/on-complaint-separated.js';
import { onDisbursementPaid } from './events/on-disbursement-paid.js';
import { onDisbursementRejected } from './events/on-disbursement-rejected.js';
import { onPartiesNamed } from './events/on-parties-named.js';
import { onPlanAnswered } from './events/on-plan-answered.js';
import { answerResolvers } from './graph/answer-resolvers.js';
import { CalendarMutations } from './graph/calendar/calendar-mutations.js';
import { CalendarResolver } from './graph/calendar/calendar-resolver.js';
import { CaseConnectionResolver } from './graph/case-connection.js';
import { CaseListsResolver } from './graph/case-lists-resolver.js';
import { CaseResolver, ComplaintResolver } from './graph/case-resolver.js';
import { ClockAlarmResolver } from './graph/clock/clock-alarm-resolver.js';
import { SettleClockAlarmResolver } from './graph/clock/settle-clock-alarm.js';
import { CloseProvisionallyResolver } from './graph/close-provisionally.js';
import { createOpenedDecisionLoader } from './graph/decision/decision-loaders.js';
import { directoryResolvers } from './graph/directory/resolvers.js';
import { EscalateCaseResolver } from './graph/escalate-case.js';
import { EvaluationMutations } from './graph/evaluation/evaluation-mutations.js';
import {
  CaseEvaluationsResolver,
  EvaluationResolver,
  LessonReceiptResolver,
  LessonResolver,
} from './graph/evaluation/evaluation-resolver.js';
import { CaseInvestigationsResolver, InvestigationResolver } from './graph/investigation/investigation-resolver.js';
import { RecordInvestigationResolver } from './graph/investigation/record-investigation.js';
import { createCaseLoader, createPostLoader, createStaffLoader } from './graph/loaders.js';
import { MarkNoticesReadResolver } from './graph/notice/mark-notices-read.js';
import { NoticeResolver } from './graph/notice/notice-resolver.js';
import { RegionResolver, StoreResolver } from './graph/open-cases-resolver.js';
import {
  CaseActResolver,
  ContactResolver,
  DeadlineResolver,
  LadderStepResolver,
} from './graph/parts-of-case-resolvers.js';
import { PauseResolver } from './graph/pause/pause-clock.js';
import {
  DeadlinePauseResolver,
  DeadlineResumptionResolver,
  PausesOfDeadlineResolver,
} from './graph/pause/pauses-resolver.js';
import { AcceptPlanResolver } from './graph/plan/accept-plan.js';
import { AdjustPlanResolver } from './graph/plan/adjust-plan.js';
import { AdjustmentResolver } from './graph/plan/adjustment-resolver.js';
import { ObjectToPlanResolver } from './graph/plan/object-to-plan.js';
import { PlanResolver } from './graph/plan/plan-resolver.js';
import { ProposePlanResolver } from './graph/plan/propose-plan.js';
import { CaseSetbacksResolver, SetbackResolver } from './graph/plan/setback-resolver.js';
import { PlanStepResolver, TaskProgressResolver } from './graph/plan/step-resolver.js';
import { VerifyAcceptanceResolver } from './graph/plan/verify-acceptance.js';
import { AcknowledgementResolver } from './graph/policy/acknowledgement-resolver.js';
import { PolicyMutations } from './graph/policy/policy-mutations.js';
import { PolicyResolver } from './graph/policy/policy-resolver.js';
import { RaiseAbnormalFlagResolver } from './graph/raise-abnormal-flag.js';
import { RecordContactResolver } from './graph/record-contact.js';
import { ReopenCaseResolver } from './graph/reopen-case.js';
import { ResolveCaseResolver } from './graph/resolve-case.js';
import { ReviewMutations } from './graph/review/review-mutations.js';
import { AnswerDeviationResolver, AnswerReviewResolver } from './graph/review/review-resolver.js';
import { CaseSolutionResolver } from './graph/solution/case-solution-resolver.js';
import { StandardSolutionResolver } from './graph/solution/solution-resolver.js';
import { TaskMutations } from './graph/task/task-mutations.js';
import { CaseTasksResolver, TaskResolver } from './graph/task/task-resolver.js';
import { WorkConnectionResolver, WorkResolver } from './graph/work-resolver.js';
import type { Outside } from './outside/outside.js';
import { carryOutAnnouncedTimer } from './timers/carry-out-announced.js';
import { fireDeadlinesTimer } from './timers/fire-deadlines.js';
import { releaseHeldTimer } from './timers/release-held.js';
import { sendNoticesTimer } from './timers/send-notices.js';
import { warnOfDeadlinesTimer } from './timers/warn-of-deadlines.js';
import { watchClockTimer } from './timers/watch-clock.js';

/** Owns cases, deadlines, the ladder, staff and posts. */
export const escalation: Service = {
  name: 'escalation',
  tables: {
    entities: [
      ...[...placeDirectory.entities, ...departmentDirectory.entities],
      ...[Staff, Post, Holding, AnnouncedHolder, Deputy],
      ...[Case, Deadline, Contact, Plan, LadderStep, Resolution, CaseAct, ImportedComplaint],
      ...[Investigation, PlanStep, PlanMilestone, SetbackExplanation, PlanAdjustment, TaskProgress],
      ...[WorkingCalendar, CalendarYear, PublishedPolicy, PolicyAcknowledgement],
      ...[Notice, DeadlinePause, DeadlineResumption, ClockAlarm],
      ...answerTables,
      ...[Evaluation, Lesson, LessonReceipt, AnswerReview, AnswerDeviation],
      ...[StandardSolution, StandardSolutionNature],
    ],
    migrations: [
      ...[...placeDirectory.migrations, ...departmentDirectory.migrations],
      ...[EscalationTables1720000000000, EscalationAudit1720000000001, EscalationImportedComplaints1720000000100],
      ...[EscalationFollowing1720000000110, EscalationPlanAnswers1720000000120, EscalationErasure1720000000130],
      ...[EscalationClocks1720000000140, EscalationDirectory1720000000200],
      ...[EscalationCalendars1720000000210, EscalationPolicy1720000000220],
      ...[EscalationNotices1720000000270, EscalationPauses1720000000280, EscalationClockAlarms1720000000290],
      EscalationWorkLists1720000000300,
      EscalationEvaluations1720000000310,
      EscalationStandardSolutions1720000000320,
      EscalationPlanSteps1720000000230,
      ...[EscalationDecisions1720000000250, EscalationReferrals1720000000260],
      EscalationInPlace1720000000360,
    ],
  },
  graph: {
    resolvers: [
      ...([CaseResolver, ComplaintResolver, CaseConnectionResolver, StoreResolver, RegionResolver] as const),
      ...([ContactResolver, DeadlineResolver, LadderStepResolver, PlanResolver] as const),
      ...([WorkResolver, WorkConnectionResolver, CaseListsResolver] as const),
      ...directoryResolvers,
      ...([RecordContactResolver, ProposePlanResolver, AcceptPlanResolver] as const),
      ...([ObjectToPlanResolver, VerifyAcceptanceResolver, EscalateCaseResolver, RaiseAbnormalFlagResolver] as const),
      ...([ResolveCaseResolver, CloseProvisionallyResolver, ReopenCaseResolver, CaseActResolver] as const),
      ...([CaseInvestigationsResolver, InvestigationResolver, RecordInvestigationResolver] as const),
      ...([PlanStepResolver, CaseSetbacksResolver, SetbackResolver, AdjustPlanResolver] as const),
      ...([AdjustmentResolver, TaskMutations, TaskResolver, CaseTasksResolver, TaskProgressResolver] as const),
      ...([CalendarResolver, CalendarMutations, PolicyResolver, PolicyMutations, AcknowledgementResolver] as const),
      ...([NoticeResolver, MarkNoticesReadResolver, ClockAlarmResolver, SettleClockAlarmResolver] as const),
      ...([PauseResolver, PausesOfDeadlineResolver, DeadlinePauseResolver, DeadlineResumptionResolver] as const),
      ...answerResolvers,
      ...([CaseEvaluationsResolver, EvaluationResolver, EvaluationMutations] as const),
      ...([LessonResolver, LessonReceiptResolver] as const),
      ...([StandardSolutionResolver, CaseSolutionResolver] as const),
      ...([AnswerReviewResolver, AnswerDeviationResolver, ReviewMutations] as const),
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
  },
  seatsOf,
  hearings: [
    ...[...placeDirectory.hearings, ...departmentDirectory.hearings],
    ...[onComplaintRegistered, onComplaintImported, onComplaintLevelled, onComplaintMerged],
    ...[onComplaintSeparated, onComplaintMoved, onComplaintAmended, onComplaintErased, onPlanAnswered],
    ...[onComplaintClassified, onPartiesNamed, onDisbursementPaid, onDisbursementRejected],
  ],
  timers: [fireDeadlinesTimer, warnOfDeadlinesTimer, releaseHeldTimer, carryOutAnnouncedTimer],
  measures: [deadlinesLag, clockAlarmsOpen, calendarYearsMissing],
  commands: {
    'load-demonstration': loadDemonstration,
    'appoint-administrator': appointAdministrator,
    'import-calendar': importCalendar,
  },
  help: { 'appoint-administrator': APPOINT_ADMINISTRATOR_HELP, 'import-calendar': IMPORT_CALENDAR_HELP },
};

/**
 * The service with what it does towards the world outside besides: it writes to staff and watches the clocks of the day.
 * @param asked once, when the service is used, so that its schema can be printed with nothing at hand
 */
export function escalationWith(asked: () => Outside): Service {
  let known: Outside | undefined;
  const outside = () => {
    known ??= asked();
    return known;
  };
  const timers = [...escalation.timers, sendNoticesTimer(outside), watchClockTimer(outside)];
  return { ...escalation, outside, timers };
}
