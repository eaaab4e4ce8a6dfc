import type { ChannelKind, Source } from '@complaints/contracts';
import { RuleError } from '@complaints/contracts';
import { changeOf, type RevisionChange } from '../amendment.js';
import { sourceFits } from '../channel/source-fits.js';

/** The facts from which levels follow, as somebody corrects them; what is left out stays. */
export interface GivenCorrection {
  source?: Source | null;
  channel?: ChannelKind | null;
  /** Whether the complaint has had an outcome at all. */
  hasOutcome?: boolean | null;
  /** When it first had one. */
  outcomeAt?: Date | null;
}

/** The facts that can be corrected. */
export interface CorrectableComplaint {
  source: Source;
  channel: ChannelKind;
  outcomeAt: Date | null;
  acceptedAt: Date;
}

/**
 * Corrects the facts from which a level follows; the level itself is never typed in.
 * @throws RuleError NOTHING_TO_CORRECT when every fact is so already, SOURCE_CONTRADICTS_CHANNEL
 * @throws RuleError OUTCOME_MISSING, OUTCOME_CONTRADICTED, OUTCOME_BEFORE_ACCEPTANCE, OUTCOME_IN_FUTURE
 * Source: R14, R38.
 */
export function correct(
  complaint: CorrectableComplaint,
  given: GivenCorrection,
  now: Date,
): { state: Omit<CorrectableComplaint, 'acceptedAt'>; changes: RevisionChange[] } {
  const state = {
    source: given.source ?? complaint.source,
    channel: given.channel ?? complaint.channel,
    outcomeAt: outcomeOf(complaint, given, now),
  };
  const changes = (['source', 'channel', 'outcomeAt'] as const).flatMap((field) =>
    changeOf(field, complaint[field], state[field]),
  );
  if (changes.length === 0) throw new RuleError('NOTHING_TO_CORRECT', 'Every fact is so already.');
  if (!sourceFits({ kind: state.channel }, state.source)) {
    throw new RuleError('SOURCE_CONTRADICTS_CHANNEL', `Nothing comes from ${state.source} by ${state.channel}.`, [
      'source',
    ]);
  }
  return { state, changes };
}

function outcomeOf(
  { outcomeAt: held, acceptedAt }: CorrectableComplaint,
  given: GivenCorrection,
  now: Date,
): Date | null {
  const { hasOutcome, outcomeAt } = given;
  if (hasOutcome === false && outcomeAt) {
    throw new RuleError('OUTCOME_CONTRADICTED', 'Without an outcome there is no moment of it.', ['outcomeAt']);
  }
  if (hasOutcome === false) return null;
  if (hasOutcome && !outcomeAt && !held) {
    throw new RuleError('OUTCOME_MISSING', 'Say when it first had an outcome.', ['outcomeAt']);
  }
  if (!outcomeAt) return held;
  if (outcomeAt < acceptedAt) {
    throw new RuleError('OUTCOME_BEFORE_ACCEPTANCE', 'An outcome comes after the acceptance.', ['outcomeAt']);
  }
  if (outcomeAt > now)
    throw new RuleError('OUTCOME_IN_FUTURE', 'An outcome that is to come does not count yet.', ['outcomeAt']);
  return outcomeAt;
}
