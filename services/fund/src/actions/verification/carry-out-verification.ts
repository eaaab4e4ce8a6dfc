import { ofItself, transact } from '@complaints/kit';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { BooksVerification } from '../../data/verification/books-verification.js';
import { lockUnfinished, takeDuty } from '../../data/verification/find-verifications.js';
import { countEntries, runCheck } from '../../data/verification/run-check.js';
import {
  type BooksDifference,
  type BooksVerificationFacts,
  CHECKS,
  ended,
  takenInHand,
} from '../../domain/verification.js';
import { VerificationState } from '../../domain/vocabulary.js';

/** The most that one check may take. */
export const CHECK_MS = 60_000;

const CAUSE = ofItself('carry-out-verification');

/** What a verification is carried out with. */
export interface Verifier {
  /** Where its progress is written, as requests write. */
  dataSource: DataSource;
  /** A connection that may take its time; with it goes the duty. */
  patient: DataSource;
  later: () => Date;
}

/**
 * Carries out the verification that waits, or that a process left behind, unless another process has it in hand.
 * @returns how many were brought to an end
 * Source: R64.
 */
export async function carryOutVerification({ dataSource, patient, later }: Verifier): Promise<number> {
  const session = patient.createQueryRunner();
  try {
    if (!(await takeDuty(session.manager))) return 0;
    const verification = await transact(dataSource, CAUSE, (em) => takeInHand(em, later()));
    if (verification?.state !== VerificationState.RUNNING) return 0;
    const save = (changes: Partial<BooksVerificationFacts>) =>
      transact(dataSource, CAUSE, (em) => em.update(BooksVerification, verification.id, changes));
    const difference = await goThroughBooks(session, save);
    await save(ended(difference, later()));
    return 1;
  } finally {
    await session.release();
  }
}

async function takeInHand(em: EntityManager, now: Date): Promise<BooksVerification | null> {
  const verification = await lockUnfinished(em);
  if (!verification) return null;
  const changes = takenInHand(verification, now);
  await em.update(BooksVerification, verification.id, changes);
  return Object.assign(verification, changes);
}

/**
 * Goes through the books as they are at one moment, while business goes on.
 * @param save writes down how far it is, which is seen by others
 * @returns the first difference; null where all agrees
 * Source: R62, R64.
 */
export const goThroughBooks = (
  session: QueryRunner,
  save: (progress: { checksDone: number; entries: number }) => Promise<unknown>,
): Promise<BooksDifference | null> =>
  session.manager.transaction('REPEATABLE READ', async (em) => {
    await em.query(`set transaction read only; set local work_mem = '64MB'`);
    const entries = await countEntries(em);
    for (const [checksDone, check] of CHECKS.entries()) {
      await save({ checksDone, entries });
      const difference = await runCheck(em, check);
      if (difference) return difference;
    }
    await save({ checksDone: CHECKS.length, entries });
    return null;
  });
