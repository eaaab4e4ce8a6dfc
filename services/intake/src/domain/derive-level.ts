import { ComplaintStatus, LEVELS, Level, type Source } from '@complaints/contracts';
import { levelSentences } from './level-sentences.js';
import type { IntakePolicy } from './policy.js';

/** Whether an earlier complaint counts, and why. */
export const CountReason = {
  /** It had an outcome when the new one came. */
  OUTCOME_BEFORE: 'OUTCOME_BEFORE',
  /** Its outcome came after the new one. */
  OUTCOME_AFTER: 'OUTCOME_AFTER',
  /** It has had no outcome. */
  NO_OUTCOME: 'NO_OUTCOME',
  /** It was a duplicate of another. */
  MERGED: 'MERGED',
} as const;
export type CountReason = (typeof CountReason)[keyof typeof CountReason];

/** An earlier complaint on the same matter, as the rules see it. */
export interface EarlierComplaint {
  id: string;
  level: Level;
  status: ComplaintStatus;
  /** When it first had an outcome (R38). */
  outcomeAt: Date | null;
}

/** What was decided about one earlier complaint. */
export interface Counting {
  complaintId: string;
  /** Which complaint of the matter it is, from 1. */
  position: number;
  counted: boolean;
  reason: CountReason;
}

/** A complaint whose level is asked for. */
export interface Levelled {
  source: Source;
  acceptedAt: Date;
  /** From where the duplicates came that were joined to it. */
  joinedSources?: readonly Source[];
  /** How often settling it has failed. Source: R24. */
  failedAttempts?: number;
}

/** The level of a complaint with everything that led to it. */
export interface Derivation {
  level: Level;
  /** Which rule gave it. */
  ground: Ground;
  source: Source;
  joinedSources: Source[];
  failedAttempts: number;
  trace: Counting[];
  sentenceZh: string;
  sentenceEn: string;
  policyVersion: number;
}

/** Which rule gave the level. */
export const Ground = {
  AFTER_GRAVE_OUTCOME: 'AFTER_GRAVE_OUTCOME',
  ATTEMPTS_FAILED: 'ATTEMPTS_FAILED',
  EXTERNAL_SOURCE: 'EXTERNAL_SOURCE',
  EXTERNAL_DUPLICATE: 'EXTERNAL_DUPLICATE',
  OUTCOMES_COUNTED: 'OUTCOMES_COUNTED',
  NOTHING_COUNTED: 'NOTHING_COUNTED',
  MATTER_STANDS_THERE: 'MATTER_STANDS_THERE',
} as const;
export type Ground = (typeof Ground)[keyof typeof Ground];

interface Facts {
  source: Source;
  joinedSources: readonly Source[];
  counted: readonly EarlierComplaint[];
}

/** Tried in this order; the first that fits wins. Source: R10–R14. */
const RULES: readonly {
  level: Level;
  ground: Ground;
  fits: (facts: Facts, levels: IntakePolicy['levels']) => boolean;
}[] = [
  { level: Level.ABNORMAL, ground: 'AFTER_GRAVE_OUTCOME', fits: ({ counted }) => counted.some(isGrave) },
  {
    level: Level.MAJOR,
    ground: 'EXTERNAL_SOURCE',
    fits: ({ source }, { externalSources }) => externalSources.includes(source),
  },
  {
    level: Level.MAJOR,
    ground: 'EXTERNAL_DUPLICATE',
    fits: ({ joinedSources }, { externalSources }) => joinedSources.some((source) => externalSources.includes(source)),
  },
  {
    level: Level.MAJOR,
    ground: 'OUTCOMES_COUNTED',
    fits: ({ counted }, { majorFromOutcomes }) => counted.length >= majorFromOutcomes,
  },
  {
    level: Level.SECOND,
    ground: 'OUTCOMES_COUNTED',
    fits: ({ counted }, { secondFromOutcomes }) => counted.length >= secondFromOutcomes,
  },
  { level: Level.FIRST, ground: 'NOTHING_COUNTED', fits: () => true },
];

/**
 * Derives the level of a complaint from the earlier ones on its matter. An earlier one counts when it had an outcome by the
 * moment this one came; the level is never less than the highest the matter had reached. What is MAJOR becomes ABNORMAL
 * when settling it has failed too often.
 * @param earlier every earlier complaint of the matter, oldest first
 * Source: R10–R15, R24, R38.
 */
export function deriveLevel(
  { source, acceptedAt, joinedSources = [], failedAttempts = 0 }: Levelled,
  earlier: readonly EarlierComplaint[],
  policy: IntakePolicy,
): Derivation {
  const trace = earlier.map((one, index) => counting(one, index + 1, acceptedAt));
  const counted = earlier.filter((_, index) => trace[index]?.counted);
  const found = highest(ruleFor({ source, joinedSources, counted }, policy), highestOf(earlier));
  const isTracked =
    rank(found.level) === rank(Level.MAJOR) && failedAttempts >= policy.levels.abnormalFromFailedAttempts;
  const { level, ground } = isTracked ? { level: Level.ABNORMAL, ground: Ground.ATTEMPTS_FAILED } : found;
  const derived = { level, ground, source, joinedSources: [...joinedSources], failedAttempts, trace };
  const facts = { ...derived, policyVersion: policy.version };
  return { ...facts, ...levelSentences({ ...facts, earlier, externalSources: policy.levels.externalSources }) };
}

interface Found {
  level: Level;
  ground: Ground;
}

const ruleFor = (facts: Facts, policy: IntakePolicy): Found =>
  RULES.find(({ fits }) => fits(facts, policy.levels)) as (typeof RULES)[number];

/** What the rule gives, but never less than the matter had. Source: R14. */
const highest = (found: Found, reached: Level | null): Found =>
  reached !== null && rank(reached) > rank(found.level)
    ? { level: reached, ground: Ground.MATTER_STANDS_THERE }
    : found;

function counting({ id, status, outcomeAt }: EarlierComplaint, position: number, acceptedAt: Date): Counting {
  const decided = (reason: CountReason) => ({
    complaintId: id,
    position,
    counted: reason === CountReason.OUTCOME_BEFORE,
    reason,
  });
  if (status === ComplaintStatus.MERGED) return decided(CountReason.MERGED);
  if (outcomeAt === null) return decided(CountReason.NO_OUTCOME);
  return decided(outcomeAt <= acceptedAt ? CountReason.OUTCOME_BEFORE : CountReason.OUTCOME_AFTER);
}

/** 0 for the mildest. */
export const rank = (level: Level): number => LEVELS.indexOf(level);

const isGrave = ({ level }: EarlierComplaint): boolean => rank(level) >= rank(Level.MAJOR);

function highestOf(earlier: readonly EarlierComplaint[]): Level | null {
  const ranks = earlier.filter(({ status }) => status !== ComplaintStatus.MERGED).map(({ level }) => rank(level));
  return ranks.length === 0 ? null : (LEVELS[Math.max(...ranks)] ?? null);
}
