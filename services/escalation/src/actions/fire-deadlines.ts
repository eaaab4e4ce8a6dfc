import { describeError } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { type Case, claimOverdueCases, type OverdueWanted } from '../data/case.js';
import { readCaseFiles } from '../data/case-file.js';
import { runOut } from '../domain/ladder.js';
import { settle } from './settle.js';

/** Clocks that ran out could not be recorded: one at least of these cases is at fault. */
export class ClocksAtFault extends Error {
  override readonly name = 'ClocksAtFault';

  constructor(
    readonly caseIds: readonly string[],
    cause: unknown,
  ) {
    const { type, message } = describeError(cause);
    super(`${caseIds.length === 1 ? `case ${caseIds[0]}` : `${caseIds.length} cases`}: ${type}: ${message}`, { cause });
  }
}

/**
 * Records clocks that ran out, of at most `limit` of them, and lets cases climb that are due to.
 * The case's row is the lock of its clocks, here as in every command, so that no clock ends twice.
 * @returns how many cases were handled
 * @throws ClocksAtFault when one of the cases taken up cannot be handled; nothing is handled then
 * Source: R21–R25.
 */
export async function fireDeadlines(em: EntityManager, wanted: OverdueWanted): Promise<number> {
  const cases = await claimOverdueCases(em, wanted);
  if (cases.length === 0) return 0;
  try {
    return await handle(em, cases, wanted.now);
  } catch (error) {
    throw new ClocksAtFault(
      cases.map(({ id }) => id),
      error,
    );
  }
}

async function handle(em: EntityManager, cases: readonly Case[], now: Date): Promise<number> {
  const files = await readCaseFiles(em, cases);
  const decisions = files.flatMap((file) => runOut(file, now) ?? []);
  await settle(em, now, decisions);
  return decisions.length;
}
