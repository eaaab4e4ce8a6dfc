import { newId } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import type { AuthorityKind, PeriodOfPost, TransferFacts } from '../domain/ledger.js';

/** What a move of authority does to the counter of its period, and what must be there for it. */
const COUNTED: Record<AuthorityKind, { change: string; if: string }> = {
  HOLD: { change: 'held_fen = held_fen + $3', if: 'limit_fen is null or held_fen + spent_fen + $3 <= limit_fen' },
  RELEASE: { change: 'held_fen = held_fen - $3', if: 'held_fen >= $3' },
  GRANT: { change: 'held_fen = held_fen - $3, spent_fen = spent_fen + $3', if: 'held_fen >= $3' },
  RETURN: { change: 'spent_fen = spent_fen - $3', if: 'spent_fen >= $3' },
};

/**
 * Moves authority within a period: counter and entry in one statement, so that any number at once never exceed a limit, and
 * no counter moves without its entry.
 * @returns whether it was done; not where too little is there for it
 * Source: R62, R64.
 */
export async function moveAuthority(
  em: EntityManager,
  kind: AuthorityKind,
  { transfer, postId, periodKey }: PeriodOfPost & { transfer: TransferFacts },
): Promise<boolean> {
  const counted = COUNTED[kind];
  const rows = await em.query(
    `with counted as (
       update allowance set ${counted.change} where post_id = $1 and period_key = $2 and (${counted.if}) returning post_id
     )
     insert into transfer (id, kind, disbursement_id, hold_number, region_id, debit_account, credit_account, amount_fen, booked_at)
     select $4::uuid, $5, $6::uuid, $7::smallint, $8::uuid, $9, $10, $3, $11::timestamptz from counted returning id`,
    [
      ...[postId, periodKey, transfer.amountFen, newId(), kind],
      ...[transfer.disbursementId, transfer.holdNumber, transfer.regionId],
      ...[transfer.debitAccount, transfer.creditAccount, transfer.bookedAt],
    ],
  );
  return rows.length === 1;
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
