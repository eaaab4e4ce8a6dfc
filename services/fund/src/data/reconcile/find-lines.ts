import { RuleError } from '@complaints/contracts';
import { keyOfCursor, type PageArgs, rowsToRead } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { ReconciliationResult } from '../../domain/reconcile/vocabulary.js';
import type { TallyFacts } from './parts-of-reconciliation.js';
import { ReconciliationLine } from './reconciliation-line.js';

const AMISS = Object.values(ReconciliationResult).filter((result) => result !== ReconciliationResult.MATCHED);

/** A page of what does not match, lines first and as in the file; a row more than shown. @throws RuleError CURSOR_INVALID */
export function findMismatches(
  em: EntityManager,
  reconciliationId: string,
  { results, page }: { results: readonly ReconciliationResult[] | null; page: PageArgs },
): Promise<ReconciliationLine[]> {
  const [after = null] = keyOfCursor(page.after, 1) ?? [];
  if (after !== null && !/^\d{1,18}$/.test(after)) {
    throw new RuleError('CURSOR_INVALID', 'The cursor is not one that this list gave out.', ['after']);
  }
  return em
    .createQueryBuilder(ReconciliationLine, 'line')
    .where(`line.reconciliationId = :reconciliationId and line.result <> 'MATCHED'`, { reconciliationId })
    .andWhere('line.result = any(:results)', { results: results ?? AMISS })
    .andWhere('(:after::bigint is null or line.id > :after::bigint)', { after })
    .orderBy('line.id')
    .limit(rowsToRead(page))
    .getMany();
}

interface CountedResult {
  id: string;
  result: ReconciliationResult;
  count: string;
  statement: string;
  booked: string;
}

/** How many came to each result so far, and the sums of both sides; of those alone that something came to. */
export async function countResults(
  em: EntityManager,
  reconciliationIds: readonly string[],
): Promise<Map<string, TallyFacts[]>> {
  const rows: CountedResult[] = await em.query(
    `select reconciliation_id as id, result, count(*), coalesce(sum(amount_fen), 0) as statement,
            coalesce(sum(booked_fen), 0) as booked
     from reconciliation_line where reconciliation_id = any($1) and result is not null group by 1, 2 order by 1, 2`,
    [reconciliationIds],
  );
  const tallies = Map.groupBy(rows, ({ id }) => id);
  return new Map(
    [...tallies].map(([id, counted]) => [
      id,
      counted.map(({ result, count, statement, booked }) => ({
        ...{ result, count: Number(count), statementFen: Number(statement), bookedFen: Number(booked) },
      })),
    ]),
  );
}

/** How many lines were read of each, and how many of them have a result. */
export async function countLines(
  em: EntityManager,
  reconciliationIds: readonly string[],
): Promise<Map<string, { linesRead: number; linesJudged: number }>> {
  const rows: { id: string; linesRead: number; linesJudged: number }[] = await em.query(
    `select reconciliation_id as id, count(*)::int as "linesRead", count(result)::int as "linesJudged"
     from reconciliation_line where reconciliation_id = any($1) and line_number is not null group by 1`,
    [reconciliationIds],
  );
  return new Map(rows.map(({ id, ...counted }) => [id, counted]));
}
