import { departmentDirectory, placeDirectory, type Service } from '@complaints/kit';
import { AnnouncedHolder } from './announced-holder.js';
import { answerTables } from './answer-tables.js';
import { CalendarYear } from './calendar/calendar-year.js';
import { WorkingCalendar } from './calendar/working-calendar.js';
import { Case } from './case.js';
import { CaseAct } from './case-act.js';
import { ClockAlarm } from './clock/clock-alarm.js';
import { Contact } from './contact.js';
import { Deadline } from './deadline.js';
import { Deputy } from './deputy.js';
import { Evaluation } from './evaluation/evaluation.js';
import { Lesson, LessonReceipt } from './evaluation/lesson.js';
import { Holding } from './holding.js';
import { ImportedComplaint } from './imported-complaint.js';
import { Investigation } from './investigation.js';
import { LadderStep } from './ladder-step.js';
import { EscalationTables1720000000000 } from './migrations/0001-escalation-tables.js';
import { EscalationAudit1720000000001 } from './migrations/0002-audit.js';
import { EscalationImportedComplaints1720000000100 } from './migrations/0003-imported-complaints.js';
import { EscalationFollowing1720000000110 } from './migrations/0004-following.js';
import { EscalationPlanAnswers1720000000120 } from './migrations/0005-plan-answers.js';
import { EscalationErasure1720000000130 } from './migrations/0006-erasure.js';
import { EscalationClocks1720000000140 } from './migrations/0007-clocks.js';
import { EscalationDirectory1720000000200 } from './migrations/0010-directory.js';
import { EscalationCalendars1720000000210 } from './migrations/0011-calendars.js';
import { EscalationPolicy1720000000220 } from './migrations/0012-policy.js';
import { EscalationPlanSteps1720000000230 } from './migrations/0013-plan-steps.js';
import { EscalationDecisions1720000000250 } from './migrations/0015-decisions.js';
import { EscalationReferrals1720000000260 } from './migrations/0016-referrals.js';
import { EscalationNotices1720000000270 } from './migrations/0017-notices.js';
import { EscalationPauses1720000000280 } from './migrations/0018-pauses.js';
import { EscalationClockAlarms1720000000290 } from './migrations/0019-clock-alarms.js';
import { EscalationWorkLists1720000000300 } from './migrations/0020-work-lists.js';
import { EscalationEvaluations1720000000310 } from './migrations/0021-evaluations.js';
import { EscalationStandardSolutions1720000000320 } from './migrations/0022-standard-solutions.js';
import { EscalationInPlace1720000000360 } from './migrations/0026-in-place.js';
import { EscalationNoticesOfTasks1720000000370 } from './migrations/0027-notices-of-tasks.js';
import { EscalationPaymentsTakenBack1720000000380 } from './migrations/0028-payments-taken-back.js';
import { EscalationNoticesOfMoney1720000000390 } from './migrations/0029-notices-of-money.js';
import { Notice } from './notice/notice.js';
import { DeadlinePause, DeadlineResumption } from './pause/deadline-pause.js';
import { PlanAdjustment } from './plan/plan-adjustment.js';
import { PlanMilestone } from './plan/plan-milestone.js';
import { PlanStep } from './plan/plan-step.js';
import { SetbackExplanation } from './plan/setback-explanation.js';
import { TaskProgress } from './plan/task-progress.js';
import { Plan } from './plan.js';
import { PolicyAcknowledgement } from './policy/policy-acknowledgement.js';
import { PublishedPolicy } from './policy/published-policy.js';
import { Post } from './post.js';
import { Resolution } from './resolution.js';
import { AnswerDeviation } from './review/answer-deviation.js';
import { AnswerReview } from './review/answer-review.js';
import { StandardSolution, StandardSolutionNature } from './solution/standard-solution.js';
import { Staff } from './staff.js';

/** The tables, and how they came to be. */
export const tables: Service['tables'] = {
  entities: [
    ...placeDirectory.entities,
    ...departmentDirectory.entities,
    Staff,
    Post,
    Holding,
    AnnouncedHolder,
    Deputy,
    Case,
    Deadline,
    Contact,
    Plan,
    LadderStep,
    Resolution,
    CaseAct,
    ImportedComplaint,
    Investigation,
    PlanStep,
    PlanMilestone,
    SetbackExplanation,
    PlanAdjustment,
    TaskProgress,
    WorkingCalendar,
    CalendarYear,
    PublishedPolicy,
    PolicyAcknowledgement,
    Notice,
    DeadlinePause,
    DeadlineResumption,
    ClockAlarm,
    ...answerTables,
    Evaluation,
    Lesson,
    LessonReceipt,
    AnswerReview,
    AnswerDeviation,
    StandardSolution,
    StandardSolutionNature,
  ],
  migrations: [
    ...placeDirectory.migrations,
    ...departmentDirectory.migrations,
    EscalationTables1720000000000,
    EscalationAudit1720000000001,
    EscalationImportedComplaints1720000000100,
    EscalationFollowing1720000000110,
    EscalationPlanAnswers1720000000120,
    EscalationErasure1720000000130,
    EscalationClocks1720000000140,
    EscalationDirectory1720000000200,
    EscalationCalendars1720000000210,
    EscalationPolicy1720000000220,
    EscalationPlanSteps1720000000230,
    EscalationDecisions1720000000250,
    EscalationReferrals1720000000260,
    EscalationNotices1720000000270,
    EscalationPauses1720000000280,
    EscalationClockAlarms1720000000290,
    EscalationWorkLists1720000000300,
    EscalationEvaluations1720000000310,
    EscalationStandardSolutions1720000000320,
    EscalationInPlace1720000000360,
    EscalationNoticesOfTasks1720000000370,
    EscalationPaymentsTakenBack1720000000380,
    EscalationNoticesOfMoney1720000000390,
  ],
};
