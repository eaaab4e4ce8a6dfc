import type { EntityManager } from 'typeorm';
import type { StatementLine } from '../../domain/reconcile/statement-line.js';
import { movedFen } from '../../domain/settlement/entry.js';
import type { Entry } from '../settlement/find-entries.js';

const AT_ONCE = 5_000;

/** A line as it was read, with its number in the file. */
export interface NumberedLine extends StatementLine {
  number: number;
}

/**
 * Keeps lines of a statement while its upload is the one that goes on.
 * @returns whether it is
 */
export async function insertLines(
  em: EntityManager,
  { id, attempt }: { id: string; attempt: number },
  lines: readonly NumberedLine[],
): Promise<boolean> {
  const going = await em.query(
    `select from reconciliation where id = $1 and attempt = $2 and state = 'READING' for share`,
    [id, attempt],
  );
  if (going.length === 0) return false;
  await em.query(
    `insert into reconciliation_line (reconciliation_id, line_number, reference, amount_fen, made_at, fault, result)
     select $1, line.number, line.reference, line.fen, line.at, line.fault, case when line.fault is not null then 'UNREADABLE' end
     from unnest($2::int[], $3::text[], $4::bigint[], $5::timestamptz[], $6::text[]) as line (number, reference, fen, at, fault)`,
    [
      id,
      lines.map(({ number }) => number),
      lines.map(({ reference }) => reference),
      lines.map(({ amountFen }) => amountFen),
      lines.map(({ madeAt }) => madeAt),
      lines.map(({ fault }) => fault),
    ],
  );
  return true;
}

/** Takes entries of the books up to hold lines against them; one that is there already stays. */
export async function insertEntries(em: EntityManager, id: string, entries: readonly Entry[]): Promise<void> {
  await em.query(
    `insert into reconciliation_line (reconciliation_id, reference, disbursement_id, booked_fen, booked_at)
     select $1, entry.reference, entry.id, entry.fen, entry.at
     from unnest($2::text[], $3::uuid[], $4::bigint[], $5::timestamptz[]) as entry (reference, id, fen, at)
     on conflict do nothing`,
    [
      id,
      entries.map(({ reference }) => reference),
      entries.map((entry) => entry.id),
      entries.map(movedFen),
      entries.map(({ exactAt }) => exactAt),
    ],
  );
}

/** Lets go of some of what an upload has left. @returns how many lines; less than are taken at once when none is left */
export async function dropLines(em: EntityManager, id: string): Promise<{ isDone: boolean }> {
  const [, dropped] = await em.query(
    `delete from reconciliation_line where id in (
       select id from reconciliation_line where reconciliation_id = $1 limit ${AT_ONCE}
     )`,
    [id],
  );
  return { isDone: dropped < AT_ONCE };
}
