import { type CommandContext, withPatience } from '@complaints/kit';
import { CHECK_MS, goThroughBooks } from '../actions/verification/carry-out-verification.js';
import { sentenceOf } from '../domain/verification.js';

export const VERIFY_BOOKS_HELP = `Goes through the books as they are at this moment, while business goes on, and holds them against all that is kept beside them.

  verify-books

Ends with 1 and the first difference in one sentence, where there is one. What it finds is not kept: startBooksVerification has
the service do the same, and books_differ say so.
`;

/** `verify-books`: says in one sentence where the books differ, and then ends with 1. Source: R64. */
export async function verifyBooks({ dataSource, log }: CommandContext): Promise<void> {
  const difference = await withPatience(dataSource, { statementMs: CHECK_MS }, (patient) => {
    const session = patient.createQueryRunner();
    const goThrough = goThroughBooks(session, async (progress) => log.info(progress, 'the books are gone through'));
    return goThrough.finally(() => session.release());
  });
  if (difference) throw new Error(sentenceOf(difference));
  log.info('the books agree');
}
