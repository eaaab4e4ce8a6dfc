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

/** The level of a complaint with everything that led to it. */
export interface Derivation {
  level: Level;
  trace: Counting[];
  sentenceZh: string;
  sentenceEn: string;
  policyVersion: number;
}

/** Which rule gave the level. */
export type Ground =
  | 'AFTER_GRAVE_OUTCOME'
  | 'EXTERNAL_SOURCE'
  | 'OUTCOMES_COUNTED'
  | 'NOTHING_COUNTED'
  | 'MATTER_STANDS_THERE';

interface Facts {
  source: Source;
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
 * Derives the level of a new complaint from the earlier ones on its matter. An earlier one counts when it had an
 * outcome by the moment the new one came; the level is never less than the highest the matter has reached.
 * @param earlier every earlier complaint of the matter, oldest first
 * Source: R10–R15, R38.
 */
export function deriveLevel(
  complaint: { source: Source; acceptedAt: Date },
  earlier: readonly EarlierComplaint[],
  policy: IntakePolicy,
): Derivation {
  const trace = earlier.map((one, index) => counting(one, index + 1, complaint.acceptedAt));
  const counted = earlier.filter((_, index) => trace[index]?.counted);
  const facts = { source: complaint.source, counted };
  const rule = RULES.find(({ fits }) => fits(facts, policy.levels)) as (typeof RULES)[number];
  const reached = highestOf(earlier);
  const rises = reached !== null && rank(reached) > rank(rule.level);
  const level = rises ? reached : rule.level;
  const ground = rises ? 'MATTER_STANDS_THERE' : rule.ground;
  const sentences = levelSentences({
    level,
    ground,
    source: complaint.source,
    earlier,
    trace,
    policyVersion: policy.version,
  });
  return { level, trace, ...sentences, policyVersion: policy.version };
}

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

const rank = (level: Level): number => LEVELS.indexOf(level);

const isGrave = ({ level }: EarlierComplaint): boolean => rank(level) >= rank(Level.MAJOR);

function highestOf(earlier: readonly EarlierComplaint[]): Level | null {
  const ranks = earlier.filter(({ status }) => status !== ComplaintStatus.MERGED).map(({ level }) => rank(level));
  return ranks.length === 0 ? null : (LEVELS[Math.max(...ranks)] ?? null);
}
