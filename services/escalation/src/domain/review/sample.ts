import { RuleError } from '@complaints/contracts';
import { after, HOUR_MS } from '@complaints/kit/pure';
import type { HandlingPolicy } from '../policy.js';

/** The most answers that are drawn at once. */
const MOST_DRAWN = 500;

/** How many of so many answers are drawn: the share of the policy, at least one of any. Source: R39. */
export const sampleSize = (answers: number, { answerStandard }: Pick<HandlingPolicy, 'answerStandard'>): number =>
  Math.min(MOST_DRAWN, Math.ceil((answers * answerStandard.reviewSharePercent) / 100));

/** Whether an answer came within the published time: exactly at its end it did. Source: R39. */
export const isInTime = (
  { acceptedAt, answeredAt }: { acceptedAt: Date; answeredAt: Date },
  { answerStandard }: Pick<HandlingPolicy, 'answerStandard'>,
): boolean => answeredAt <= after(acceptedAt, answerStandard.answerWithinHours * HOUR_MS);

/** The quality that every standard has beside those of its policy. */
const IN_TIME = 'IN_TIME';

/** A way in which an answer departs from the standard, with who corrects it by when. */
export interface Deviation {
  qualityCode: string;
  dueAt: Date;
}

/**
 * Checks what a reviewer found.
 * @throws RuleError QUALITY_UNKNOWN, QUALITY_TWICE, CORRECTION_DUE_IN_PAST
 * Source: R39.
 */
export function checkDeviations(
  deviations: readonly Deviation[],
  { answerStandard }: Pick<HandlingPolicy, 'answerStandard'>,
  now: Date,
): void {
  const known = [IN_TIME, ...answerStandard.qualities.map(({ code }) => code)];
  for (const [index, { qualityCode, dueAt }] of deviations.entries()) {
    const path = (field: string) => ['deviations', String(index), field];
    if (!known.includes(qualityCode))
      throw new RuleError(
        'QUALITY_UNKNOWN',
        'The standard of the case does not know this quality.',
        path('qualityCode'),
      );
    if (deviations.findIndex((other) => other.qualityCode === qualityCode) < index)
      throw new RuleError('QUALITY_TWICE', 'A quality is named once.', path('qualityCode'));
    if (dueAt <= now) throw new RuleError('CORRECTION_DUE_IN_PAST', 'A correction lies ahead.', path('dueAt'));
  }
}
