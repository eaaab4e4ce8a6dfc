import { describeError } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { policiesOfVersions } from '../../data/policy/find-policies.js';
import { keepFromErasure } from '../../data/watch/erase-flags.js';
import { findNeighbours, findUses } from '../../data/watch/find-uses.js';
import { addToFlag, findFlaggedBefore, insertFlag, lockOpenFlag } from '../../data/watch/raised-flags.js';
import { takeUpWatched, type Wanted } from '../../data/watch/watch-queue.js';
import type { Neighbourhood } from '../../domain/watch/rule.js';
import { type Finding, findingOf, joined, RULES, usesToFlag } from '../../domain/watch/rules.js';
import type { Use } from '../../domain/watch/use.js';

/** Disbursements could not be looked at: one at least of these is at fault. */
export class WatchFailed extends Error {
  override readonly name = 'WatchFailed';

  constructor(
    /** Their places in the queue, with the disbursements. */
    readonly watched: ReadonlyMap<string, string>,
    cause: unknown,
  ) {
    const { type, message } = describeError(cause);
    super(`${[...watched.values()].join(', ')}: ${type}: ${message}`, { cause });
  }
}

/**
 * Looks at disbursements of which something is new, with their neighbours, and flags for oversight what is unusual.
 * @returns how many were taken up
 * @throws WatchFailed when one of them cannot be looked at; nothing is done then
 * Source: R61, R66.
 */
export async function watchDisbursements(em: EntityManager, wanted: Wanted, now: Date): Promise<number> {
  await keepFromErasure(em);
  const watched = await takeUpWatched(em, wanted);
  try {
    const findings: Finding[] = [];
    for (const use of await findUses(em, [...new Set(watched.values())])) findings.push(...(await lookAt(em, use)));
    for (const finding of joined(findings)) await flag(em, finding, now);
  } catch (error) {
    throw new WatchFailed(watched, error);
  }
  return watched.size;
}

/** Everything that is unusual about a use, by the policy of its hold. */
async function lookAt(em: EntityManager, use: Use): Promise<Finding[]> {
  const policy = (await policiesOfVersions(em, [use.policyVersion]))(use.policyVersion);
  const known = new Map<string, Use[]>();
  const neighboursIn = async (where: Neighbourhood) => {
    const key = JSON.stringify(where);
    const neighbours = known.get(key) ?? (await findNeighbours(em, where));
    known.set(key, neighbours);
    return neighbours;
  };
  const findings: Finding[] = [];
  for (const rule of RULES) {
    const where = rule.neighbourhood(use, policy);
    if (!where) continue;
    const finding = findingOf(rule, use, { subject: where.subject, neighbours: await neighboursIn(where), policy });
    if (finding) findings.push(finding);
  }
  return findings;
}

/** Raises a flag, or adds to the one that waits for a decision. Where another pass raises one meanwhile, it is added to that. */
async function flag(em: EntityManager, finding: Finding, now: Date): Promise<void> {
  const openId = await lockOpenFlag(em, finding);
  const uses = usesToFlag(finding, await findFlaggedBefore(em, finding, openId));
  if (uses.length === 0) return;
  if (openId !== null) await addToFlag(em, openId, uses);
  else if (!(await insertFlag(em, finding, { uses, now }))) await flag(em, finding, now);
}
