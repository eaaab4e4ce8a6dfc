import { newId, OVERTAKEN, pipelined } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import type { AuthorityKind, PeriodOfPost, TransferFacts } from '../domain/ledger.js';

/** What a move of authority does to the counter of its period, and what must be there for it. */
const COUNTED: Record<Exclude<AuthorityKind, 'HOLD'>, { change: string; if: string }> = {
  RELEASE: { change: 'held_fen = held_fen - $3', if: 'held_fen >= $3' },
  GRANT: { change: 'held_fen = held_fen - $3, spent_fen = spent_fen + $3', if: 'held_fen >= $3' },
  RETURN: { change: 'spent_fen = spent_fen - $3', if: 'spent_fen >= $3' },
};

/** XX001: the books contradict themselves. */
const DATA_CORRUPTED = 'XX001';

/** What limits a hold: an amount, whole fen; the limit that stands on the counter, as of a budget; or nothing. */
export type HoldLimit = number | 'STANDING' | 'NONE';

/**
 * Sets authority aside within a period: counter and entry in one statement, so that any number at once never exceed a limit,
 * and no counter moves without its entry. Whoever else asks of the post waits from then on until the transaction ends, so it is
 * the last that is written. Where others have left too little meanwhile, the transaction is OVERTAKEN. The counter keeps the
 * highest limit it was held under, since a version of the policy may allow less than the one before.
 * Source: R62, R64.
 */
export function holdAuthority(em: EntityManager, move: AuthorityMove, limit: HoldLimit): void {
  const fen = typeof limit === 'number' ? limit : null;
  const counted = {
    change: `held_fen = held_fen + $3, limit_fen = case when $13 then null else greatest(limit_fen, $12) end`,
    if: '$13 or held_fen + spent_fen + $3 <= coalesce($12::bigint, limit_fen)',
  };
  moveCounted(em, 'HOLD', { move, counted, otherwise: OVERTAKEN, parameters: [fen, limit === 'NONE'] });
}

/**
 * Uses authority that is set aside, or gives it back, within its period: counter and entry in one statement. The transaction
 * fails where too little is there for it.
 * Source: R64, R65.
 */
export const moveAuthority = (em: EntityManager, kind: Exclude<AuthorityKind, 'HOLD'>, move: AuthorityMove): void =>
  moveCounted(em, kind, { move, counted: COUNTED[kind], otherwise: DATA_CORRUPTED, parameters: [] });

/** A transfer within a post's period. */
type AuthorityMove = PeriodOfPost & { transfer: TransferFacts };

interface Counted {
  move: AuthorityMove;
  counted: { change: string; if: string };
  /** The SQLSTATE with which it ends where the counter does not allow it. */
  otherwise: string;
  parameters: readonly unknown[];
}

function moveCounted(em: EntityManager, kind: AuthorityKind, of: Counted): void {
  const { postId, periodKey, transfer } = of.move;
  pipelined(
    em,
    `with counted as (
       update allowance set ${of.counted.change} where post_id = $1 and period_key = $2 and (${of.counted.if})
       returning post_id
     ), booked as (
       insert into transfer (id, kind, disbursement_id, hold_number, region_id, debit_account, credit_account, amount_fen, booked_at)
       select $4::uuid, $5, $6::uuid, $7::smallint, $8::uuid, $9, $10, $3, $11::timestamptz from counted returning id
     )
     select break_off('${of.otherwise}', 'no ' || $5 || ' of ' || $3 || ' fen in ' || $2 || ' of the post ' || $1)
     where not exists (select from booked)`,
    [
      ...[postId, periodKey, transfer.amountFen, newId(), kind],
      ...[transfer.disbursementId, transfer.holdNumber, transfer.regionId],
      ...[transfer.debitAccount, transfer.creditAccount, transfer.bookedAt, ...of.parameters],
    ],
  );
}

/** Books a transfer that no counter follows. @param budgetTransferId what of budgets it carries out. Source: R64. */
export async function book(em: EntityManager, transfer: TransferFacts, budgetTransferId: string | null = null) {
  await em.query(
    `insert into transfer (id, kind, disbursement_id, hold_number, region_id, debit_account, credit_account, amount_fen,
       booked_at, budget_transfer_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[newId(), transfer.kind, transfer.disbursementId, transfer.holdNumber, transfer.regionId],
      ...[transfer.debitAccount, transfer.creditAccount, transfer.amountFen, transfer.bookedAt, budgetTransferId],
    ],
  );
}
