import type { EntityManager } from 'typeorm';
import type { Side, Verdict } from '../../domain/reconcile/match.js';
import type { ReconciliationResult } from '../../domain/reconcile/vocabulary.js';

/** Rows that are written by one statement. */
const AT_ONCE = 1_000;

/** A part of a reconciliation: all that has certain references, whole. References are told apart by a hash of 32 bits. */
export interface Slice {
  reconciliationId: string;
  /** From 0. */
  number: number;
  /** How many there are. */
  of: number;
}

/** A line, or an entry of the books, that has no result yet. */
export interface ToJudge extends Side {
  id: string;
  reference: string;
  isLine: boolean;
  /** Of an entry. */
  disbursementId: string | null;
}

const HASHES = 2 ** 32;
const FIRST_HASH = -(2 ** 31);
/** From which hash on a slice goes, and before which it ends. */
function hashesOf({ number, of }: Slice): [from: number, until: number] {
  const at = (slice: number) => FIRST_HASH + Math.floor((HASHES * slice) / of);
  return [at(number), at(number + 1)];
}

/** How many lines and entries have no result yet. */
export async function countToJudge(em: EntityManager, reconciliationId: string): Promise<number> {
  const [{ count }] = await em.query(
    'select count(*)::int from reconciliation_line where reconciliation_id = $1 and result is null',
    [reconciliationId],
  );
  return count;
}

/** What of a slice has no result yet, on both sides. */
export async function findToJudge(em: EntityManager, slice: Slice): Promise<ToJudge[]> {
  // By the slice alone, and not by what has no result: an index of that would give all that is left, each time.
  const rows: (ToJudge & { amountFen: string; result: string | null })[] = await em.query(
    `select id, reference, line_number is not null as "isLine", coalesce(amount_fen, booked_fen) as "amountFen",
            coalesce(made_at, booked_at) as at, disbursement_id as "disbursementId", result
     from reconciliation_line where reconciliation_id = $1 and reference_hash >= $2 and reference_hash < $3::bigint
     order by id`,
    [slice.reconciliationId, ...hashesOf(slice)],
  );
  return rows.filter(({ result }) => result === null).map((row) => ({ ...row, amountFen: Number(row.amountFen) }));
}

/** Writes results down: a line takes over the entry that it met, and an entry that need not be met goes. */
export async function writeVerdicts(
  em: EntityManager,
  slice: Slice,
  verdicts: readonly Verdict<ToJudge, ToJudge>[],
): Promise<void> {
  const changes: Change[] = [];
  const gone: string[] = [];
  for (const { line, entry, result } of verdicts) {
    if (line) changes.push({ row: line, met: entry, result });
    else if (entry && result) changes.push({ row: entry, met: null, result });
    if (entry && (line || !result)) gone.push(entry.id);
  }
  for (let from = 0; from < changes.length; from += AT_ONCE)
    await write(em, slice, changes.slice(from, from + AT_ONCE));
  for (let from = 0; from < gone.length; from += AT_ONCE)
    await em.query('delete from reconciliation_line where id = any($1::bigint[])', [gone.slice(from, from + AT_ONCE)]);
}

interface Change {
  row: ToJudge;
  met: ToJudge | null;
  result: ReconciliationResult | null;
}

const write = (em: EntityManager, slice: Slice, changes: readonly Change[]): Promise<unknown> =>
  em.query(
    `update reconciliation_line line set result = judged.result,
       disbursement_id = coalesce(judged.disbursement_id, line.disbursement_id),
       booked_fen = coalesce(judged.fen, line.booked_fen), booked_at = coalesce(judged.at, line.booked_at)
     from unnest($4::bigint[], $5::text[], $6::uuid[], $7::bigint[], $8::timestamptz[])
       as judged (id, result, disbursement_id, fen, at)
     where line.reconciliation_id = $1 and line.reference_hash >= $2 and line.reference_hash < $3::bigint
       and line.id = judged.id`,
    [
      slice.reconciliationId,
      ...hashesOf(slice),
      changes.map(({ row }) => row.id),
      changes.map(({ result }) => result),
      changes.map(({ met }) => met?.disbursementId ?? null),
      changes.map(({ met }) => met?.amountFen ?? null),
      changes.map(({ met }) => met?.at ?? null),
    ],
  );
