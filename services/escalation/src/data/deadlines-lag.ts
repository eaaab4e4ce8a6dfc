import { measureOf } from '@complaints/kit';

/** How late the clocks are recorded: near 0 while the service runs. Source: R25. */
export const deadlinesLag = measureOf(
  'deadlines_lag_seconds',
  'How long ago the most overdue of the clocks was due that are still to be recorded; 0 when none is overdue.',
  `select coalesce(greatest(extract(epoch from $1::timestamptz - min(due_at)), 0), 0) as value from deadline
   where met_at is null and cancelled_at is null and fired_at is null`,
);
