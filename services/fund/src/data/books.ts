import { newId } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import type { AuthorityKind, PeriodOfPost, TransferFacts } from '../domain/ledger.js';

/** What a move of authority does to the counter of its period, and what must be there for it. */
const COUNTED: Record<Exclude<AuthorityKind, 'HOLD'>, { change: string; if: string }> = {
  RELEASE: { change: 'held_fen = held_fen - $3', if: 'held_fen >= $3' },
  GRANT: { change: 'held_fen = held_fen - $3, spent_fen = spent_fen + $3', if: 'held_fen >= $3' },
  RETURN: { change: 'spent_fen = spent_fen - $3', if: 'spent_fen >= $3' },
};

/** What limits a hold: an amount, whole fen; the limit that stands on the counter, as of a budget; or nothing. */
export type HoldLimit = number | 'STANDING' | 'NONE';

/**
 * Sets authority aside within a period, if as much is left: counter and entry in one statement, so that any number at once
 * never exceed a limit, and no counter moves without its entry. The counter keeps the highest limit it was held under, since
 * a version of the policy may allow less than the one before.
 * @returns whether it was done
 * Source: R62, R64.
 */
export function holdAuthority(em: EntityManager, move: AuthorityMove, limit: HoldLimit): Promise<boolean> {
  const fen = typeof limit === 'number' ? limit : null;
  const counted = {
    change: `held_fen = held_fen + $3, limit_fen = case when $13 then null else greatest(limit_fen, $12) end`,
    if: '$13 or held_fen + spent_fen + $3 <= coalesce($12::bigint, limit_fen)',
  };
  return moveCounted(em, 'HOLD', { move, counted, parameters: [fen, limit === 'NONE'] });
}

/**
 * Uses authority that is set aside, or gives it back, within its period: counter and entry in one statement.
 * @returns whether it was done; not where too little is there for it
 * Source: R64, R65.
 */
export const moveAuthority = (
  em: EntityManager,
  kind: Exclude<AuthorityKind, 'HOLD'>,
  move: AuthorityMove,
): Promise<boolean> => moveCounted(em, kind, { move, counted: COUNTED[kind], parameters: [] });

/** A transfer within a post's period. */
type AuthorityMove = PeriodOfPost & { transfer: TransferFacts };

async function moveCounted(
  em: EntityManager,
  kind: AuthorityKind,
  of: { move: AuthorityMove; counted: { change: string; if: string }; parameters: readonly unknown[] },
): Promise<boolean> {
  const { postId, periodKey, transfer } = of.move;
  const rows = await em.query(
    `with counted as (
       update allowance set ${of.counted.change} where post_id = $1 and period_key = $2 and (${of.counted.if})
       returning post_id
     )
     insert into transfer (id, kind, disbursement_id, hold_number, region_id, debit_account, credit_account, amount_fen, booked_at)
     select $4::uuid, $5, $6::uuid, $7::smallint, $8::uuid, $9, $10, $3, $11::timestamptz from counted returning id`,
    [
      ...[postId, periodKey, transfer.amountFen, newId(), kind],
      ...[transfer.disbursementId, transfer.holdNumber, transfer.regionId],
      ...[transfer.debitAccount, transfer.creditAccount, transfer.bookedAt, ...of.parameters],
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
