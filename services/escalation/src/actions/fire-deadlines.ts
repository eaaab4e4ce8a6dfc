import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { claimOverdueCases } from '../data/case.js';
import { readCaseFiles } from '../data/case-file.js';
import { saveDecisions } from '../data/save-decisions.js';
import { runOut } from '../domain/ladder.js';
import { policyOf } from '../domain/policy.js';

/**
 * Records clocks that ran out, of at most `limit` of them, and lets cases climb that are due to.
 * The case's row is the lock of its clocks, here as in every command, so that no clock ends twice.
 * @returns how many cases were handled
 * Source: R21–R25.
 */
export async function fireDeadlines(em: EntityManager, { limit, now }: { limit: number; now: Date }): Promise<number> {
  const cases = await claimOverdueCases(em, now, limit);
  if (cases.length === 0) return 0;
  const files = await readCaseFiles(em, cases);
  const decisions = files.flatMap((file) => runOut(file, now, policyOf(file.case.policyVersion)) ?? []);
  await saveDecisions(em, decisions);
  await record(
    em,
    now,
    decisions.flatMap(({ events }) => events),
  );
  return decisions.length;
}
