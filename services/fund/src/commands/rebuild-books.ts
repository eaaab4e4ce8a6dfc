import { type CommandContext, ofItself, transact, withPatience } from '@complaints/kit';
import { rebuildBooks as rebuild } from '../actions/verification/rebuild-books.js';

/** The most that one statement of it may take. */
const STATEMENT_MS = 60_000;

export const REBUILD_BOOKS_HELP = `Makes budgets, and what is held and spent of every period, what the entries of the books say; in one transaction, while requests wait.

  rebuild-books

Says on one line of the log for each that was something else what it was and what it is, in whole fen.
Where the books themselves exceed a limit, nothing is changed; verify-books says which.
`;

/** `rebuild-books`: mends what is kept beside the books. Source: R64. */
export async function rebuildBooks({ dataSource, log }: CommandContext): Promise<void> {
  const mended = await withPatience(dataSource, { statementMs: STATEMENT_MS }, (patient) =>
    transact(patient, ofItself('rebuild-books'), rebuild),
  );
  for (const one of mended) log.info(one, 'mended');
  log.info({ mended: mended.length }, 'what is kept beside the books is what they say');
}
