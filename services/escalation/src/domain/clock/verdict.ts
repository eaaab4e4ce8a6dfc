/** What somebody makes of a clock that jumped. */
export const AlarmVerdict = {
  /** What was recorded meanwhile waits for a person to look at each. */
  KEEP: 'KEEP',
  /** What was recorded meanwhile is right. */
  LIFT: 'LIFT',
} as const;
export type AlarmVerdict = (typeof AlarmVerdict)[keyof typeof AlarmVerdict];
