import { z } from 'zod';

/** How figures are counted. */
export const AnalyticsPolicy = z.strictObject({
  version: z.int().positive(),
  /** Days are those of this zone. Source: R63. */
  timeZone: z.string(),
  /** The least a customer gives both result and handling, 1–5, to count as satisfied. Source: R71. */
  satisfiedFrom: z.int().min(1).max(5),
  /** The most days that one question about figures may span. */
  longestRangeDays: z.int().positive(),
});
export type AnalyticsPolicy = z.infer<typeof AnalyticsPolicy>;

export const defaultPolicy: AnalyticsPolicy = AnalyticsPolicy.parse({
  version: 1,
  timeZone: 'Asia/Shanghai',
  satisfiedFrom: 3,
  longestRangeDays: 366,
});
