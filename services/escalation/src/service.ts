import { departmentDirectory, placeDirectory, type Service } from '@complaints/kit';
import { APPOINT_ADMINISTRATOR_HELP, appointAdministrator } from './commands/appoint-administrator.js';
import { IMPORT_CALENDAR_HELP, importCalendar } from './commands/import-calendar.js';
import { loadDemonstration } from './commands/load-demonstration.js';
import { calendarYearsMissing } from './data/calendar/years-missing.js';
import { clockAlarmsOpen } from './data/clock/alarms-open.js';
import { deadlinesLag } from './data/deadlines-lag.js';
import { seatsOf } from './data/seats.js';
import { tables } from './data/tables.js';
import { onAuthorityExhausted } from './events/disbursement/on-authority-exhausted.js';
import { onDisbursementApproved } from './events/disbursement/on-disbursement-approved.js';
import { onDisbursementCancelled } from './events/disbursement/on-disbursement-cancelled.js';
import { onDisbursementClimbed } from './events/disbursement/on-disbursement-climbed.js';
import { onDisbursementPaid } from './events/disbursement/on-disbursement-paid.js';
import { onDisbursementRejected } from './events/disbursement/on-disbursement-rejected.js';
import { onDisbursementRequested } from './events/disbursement/on-disbursement-requested.js';
import { onDisbursementReversed } from './events/disbursement/on-disbursement-reversed.js';
import { onComplaintAmended } from './events/on-complaint-amended.js';
import { onComplaintClassified } from './events/on-complaint-classified.js';
import { onComplaintErased } from './events/on-complaint-erased.js';
import { onComplaintImported } from './events/on-complaint-imported.js';
import { onComplaintLevelled } from './events/on-complaint-levelled.js';
import { onComplaintMerged } from './events/on-complaint-merged.js';
import { onComplaintMoved } from './events/on-complaint-moved.js';
import { onComplaintRegistered } from './events/on-complaint-registered.js';
import { onComplaintSeparated } from './events/on-complaint-separated.js';
import { onPartiesNamed } from './events/on-parties-named.js';
import { onPlanAnswered } from './events/on-plan-answered.js';
import { graph } from './graph/graph.js';
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
  tables,
  graph,
  seatsOf,
  hearings: [
    ...[...placeDirectory.hearings, ...departmentDirectory.hearings],
    ...[onComplaintRegistered, onComplaintImported, onComplaintLevelled, onComplaintMerged],
    ...[onComplaintSeparated, onComplaintMoved, onComplaintAmended, onComplaintErased, onPlanAnswered],
    ...[onComplaintClassified, onPartiesNamed],
    ...[onDisbursementRequested, onDisbursementClimbed, onDisbursementApproved, onAuthorityExhausted],
    ...[...onDisbursementPaid, ...onDisbursementRejected, onDisbursementCancelled, onDisbursementReversed],
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
