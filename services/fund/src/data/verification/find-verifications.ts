import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { VerificationState } from '../../domain/vocabulary.js';
import { BooksVerification } from './books-verification.js';

const unfinished = { state: In([VerificationState.WAITING, VerificationState.RUNNING]) };

/** A verification by its id, or the newest; null where there is none. */
export const findVerification = async (em: EntityManager, id: string | null): Promise<BooksVerification | null> => {
  if (id !== null) return isUuid(id) ? em.findOneBy(BooksVerification, { id }) : null;
  return em.findOne(BooksVerification, { where: { id: Not(IsNull()) }, order: { id: 'DESC' } });
};

/** The one that waits or runs. There is one at the most. */
export const findUnfinished = (em: EntityManager): Promise<BooksVerification | null> =>
  em.findOneBy(BooksVerification, unfinished);

/** Whether the books were verified in a night, or are about to be. */
export const isVerifiedInNight = (em: EntityManager, nightOn: string): Promise<boolean> =>
  em.existsBy(BooksVerification, { nightOn });

/** Lets nobody else begin a verification until the transaction ends. */
export const lockVerifications = (em: EntityManager): Promise<unknown> =>
  em.query(`select pg_advisory_xact_lock(hashtextextended('books_verification', 0))`);

/** Locks the one that waits or runs. */
export const lockUnfinished = (em: EntityManager): Promise<BooksVerification | null> =>
  em.findOne(BooksVerification, { where: unfinished, lock: { mode: 'pessimistic_write' } });

/**
 * Takes the duty of verifying for as long as the connection lasts, so that one process has it and the next can have it at once
 * when that one dies.
 * @returns whether nobody else has it
 */
export async function takeDuty(em: EntityManager): Promise<boolean> {
  const [{ taken }] = await em.query(`select pg_try_advisory_lock(hashtextextended('verify-books', 0)) as taken`);
  return taken;
}
