import { type EntityManager, In } from 'typeorm';
import { Case } from '../../data/case.js';
import { findLadderPosts } from '../../data/case-file.js';
import { keepNotices } from '../../data/notice/keep-notices.js';
import { claimWarnings, setNextWarnings } from '../../data/notice/warnings.js';
import { warningOf } from '../../domain/notice/warning-of.js';
import { chainOf } from '../../domain/owner.js';

/**
 * Tells of clocks of which so much is used up that they warn, of at most `limit` of them. Each is in hand of one process
 * only, and the instant of its next warning is set with the notice, so that it warns once.
 * @returns how many warned
 * Source: R28.
 */
export async function warnOfDeadlines(
  em: EntityManager,
  { now, limit }: { now: Date; limit: number },
): Promise<number> {
  const clocks = await claimWarnings(em, now, limit);
  if (clocks.length === 0) return 0;
  const cases = await em.findBy(Case, { id: In([...new Set(clocks.map(({ caseId }) => caseId))]) });
  const posts = await findLadderPosts(em, cases);
  const files = new Map(cases.map((found) => [found.id, { case: found, chain: chainOf(found, posts) }]));
  const warnings = clocks.map((clock) => {
    const file = files.get(clock.caseId);
    if (!file) throw new Error('a clock is of a case');
    return { id: clock.id, ...warningOf(clock, file, now) };
  });
  await keepNotices(
    em,
    now,
    warnings.flatMap(({ notices }) => notices),
  );
  await setNextWarnings(em, warnings);
  return clocks.length;
}
