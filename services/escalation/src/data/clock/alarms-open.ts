import { measureOf } from '@complaints/kit';

/** Clocks of the day that jumped and that nobody has judged yet: 0 while all is well. Source: R25. */
export const clockAlarmsOpen = measureOf(
  'clock_alarms_open',
  'Jumps of a clock of the day that nobody has judged yet; what follows from deadlines waits meanwhile.',
  'select count(*) as value from clock_alarm where settled_at is null',
);
