import { LEVELS, Level, type Tier, UnreachableCause, type Urgency } from '@complaints/contracts';
import { assign } from './assign.js';
import { type CaseFacts, type CaseFile, type Decision, decide, isClosed } from './case.js';
import { alarmed } from './emergency.js';
import { isAccused, ownerOf, type Rung } from './owner.js';

/** What every rule here is told beside the news. */
interface Following {
  /** The highest tier the ladder has reached on the matter; null when it never was climbed. */
  highestTier: Tier | null;
  now: Date;
}

/** The file of a case of which something else is true than was thought. */
const informed = (file: CaseFile, facts: Partial<CaseFacts>): CaseFile => ({
  ...file,
  case: { ...file.case, ...facts },
});

/** The higher of what the ladder has reached and where the case stands, so that nothing moves it down. */
const noLower = ({ tier }: CaseFacts, highestTier: Tier | null): Tier => Math.max(tier, highestTier ?? tier) as Tier;

/**
 * The level is another. A rise ends the open clocks and starts both afresh, before the owner of the new level; at ABNORMAL
 * the regional president who owns it already keeps those that run. A lower level moves neither owner nor clocks, and of a
 * closed case the level alone is kept.
 * @throws NotYetKnown when no post from there upwards is held
 * Source: R5, R14, R20.
 */
export function followLevel(file: CaseFile, { level, highestTier, now }: Following & { level: Level }): Decision {
  const levelled = informed(file, { level });
  const isRise = LEVELS.indexOf(level) > LEVELS.indexOf(file.case.level);
  if (!isRise || isClosed(file.case.state)) return decide(levelled, {});
  const rung = ownerOf(
    file.chain,
    { ...levelled.case, highestTier: noLower(file.case, highestTier) },
    file.rules.policy,
  );
  const keepsClocks = level === Level.ABNORMAL && rung.postId === file.case.ownerPostId;
  return alarmed(levelled, keepsClocks ? decide(levelled, {}) : assign(levelled, { rung, now }), now);
}

/** The place complained about, with the posts that can own a case there. */
export interface Place extends Pick<CaseFacts, 'storeId' | 'regionId' | 'confidential'> {
  chain: readonly Rung[];
}

/**
 * The store is another, or must not know: the owner follows, with both clocks afresh where that is another post. What the
 * store may know again stays where it is.
 * @throws NotYetKnown when no post from there upwards is held
 * Source: R20, R29.
 */
export function followPlace(
  file: CaseFile,
  { place: { chain, ...place }, highestTier, now }: Following & { place: Place },
): Decision {
  const placed = { ...informed(file, place), chain };
  const isElsewhere = place.storeId !== file.case.storeId || place.regionId !== file.case.regionId;
  const becomesConfidential = place.confidential && !file.case.confidential;
  if (isClosed(file.case.state) || !(isElsewhere || becomesConfidential)) return decide(placed, {});
  const reached = isElsewhere ? highestTier : noLower(file.case, highestTier);
  const rung = ownerOf(chain, { ...placed.case, highestTier: reached }, file.rules.policy);
  return rung.postId === file.case.ownerPostId ? decide(placed, {}) : assign(placed, { rung, now });
}

/**
 * The case belongs to this matter. Where the ladder has reached higher on it than the case stands, the owner follows.
 * @throws NotYetKnown when no post from there upwards is held
 * Source: R15, R20.
 */
export function followMatter(
  file: CaseFile,
  { matterId, highestTier, now }: Following & { matterId: string },
): Decision {
  const belonging = informed(file, { matterId });
  const reached = noLower(file.case, highestTier);
  if (isClosed(file.case.state) || reached === file.case.tier) return decide(belonging, {});
  const rung = ownerOf(file.chain, { ...belonging.case, highestTier: reached }, file.rules.policy);
  return assign(belonging, { rung, now });
}

/**
 * Somebody classified the complaint: how soon it must be seen to, and what it is about. What is URGENT starts the emergency
 * procedure; owner and clocks stay.
 * Source: R16, R18.
 */
export function followClassification(
  file: CaseFile,
  { urgency, natureCode, now }: { urgency: Urgency; natureCode: string; now: Date },
): Decision {
  const classified = informed(file, { urgency, natureCode });
  return alarmed(classified, decide(classified, {}), now);
}

/** What is known of who complains and about whom. */
export interface Parties extends Pick<CaseFacts, 'reachable' | 'accusedStaffIds'> {}

/**
 * Who complains, or about whom, is another than was thought. A case whose owner is complained about goes to the next that is
 * not, without flag or step; one whose customer could not be reached for want of any contact begins anew.
 * @throws NotYetKnown when no post from there upwards is held
 * Source: R20, R35.
 */
export function followParties(
  file: CaseFile,
  { parties, highestTier, now }: Following & { parties: Parties },
): Decision {
  const known = informed(file, parties);
  if (isClosed(file.case.state)) return decide(known, {});
  const owner = file.chain.find(({ postId }) => postId === file.case.ownerPostId);
  const isBack = parties.reachable && file.case.unreachableCause === UnreachableCause.NO_CONTACT;
  if (!isBack && !(owner && isAccused(owner, parties))) return decide(known, {});
  const reached = noLower(file.case, highestTier);
  const rung = ownerOf(file.chain, { ...known.case, highestTier: reached }, file.rules.policy);
  return isBack || rung.postId !== file.case.ownerPostId ? assign(known, { rung, now }) : decide(known, {});
}
