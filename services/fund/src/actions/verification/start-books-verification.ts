import { type Actor, attribute, newId } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { BooksVerification } from '../../data/verification/books-verification.js';
import { findUnfinished, isVerifiedInNight, lockVerifications } from '../../data/verification/find-verifications.js';
import { checkVerifier, waiting } from '../../domain/verification.js';

/**
 * Has the books verified; a timer carries it out. One is done at a time.
 * @returns the id of the one that begins, or that waits or runs already
 * @throws RuleError as {@link checkVerifier}
 * Source: R64.
 */
export async function startBooksVerification(
  em: EntityManager,
  { by, now }: { by: Actor; now: Date },
): Promise<string> {
  const onBehalfOf = checkVerifier(by);
  await lockVerifications(em);
  const unfinished = await findUnfinished(em);
  if (unfinished) return unfinished.id;
  attribute(em, { onBehalfOf });
  return begin(em, { askedById: by.id, nightOn: null, now });
}

/** Has the books verified in a night, once; where somebody else's verification goes on, not yet. Source: R64. */
export async function startVerificationOfNight(
  em: EntityManager,
  { nightOn, now }: { nightOn: string; now: Date },
): Promise<void> {
  await lockVerifications(em);
  if ((await findUnfinished(em)) || (await isVerifiedInNight(em, nightOn))) return;
  await begin(em, { askedById: null, nightOn, now });
}

async function begin(em: EntityManager, asked: Parameters<typeof waiting>[1]): Promise<string> {
  const verification = waiting(newId(), asked);
  await em.insert(BooksVerification, verification);
  return verification.id;
}
