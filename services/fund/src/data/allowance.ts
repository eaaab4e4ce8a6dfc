import { Money, moneyOf, wholeNumber } from '@complaints/kit';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { Period } from '../domain/period.js';

/** What one post may still approve in one period. Limits belong to the post, not the person. Source: R60, R62. */
@Entity('allowance')
@ObjectType({ description: 'What a post may still approve in a period.', simpleResolvers: true })
export class Allowance {
  @PrimaryColumn('uuid', { name: 'post_id' })
  postId!: string;

  @Field(() => String, { description: 'The month or quarter: `2026-11` or `2026-Q4`.' })
  @PrimaryColumn('text', { name: 'period_key' })
  periodKey!: string;

  @Field(() => Date, { description: 'The first instant of the next period.' })
  @Column('timestamptz', { name: 'period_ends_at' })
  periodEndsAt!: Date;

  @Column('bigint', { name: 'limit_fen', transformer: wholeNumber })
  limitFen!: number;

  @Column('bigint', { name: 'held_fen', transformer: wholeNumber })
  heldFen!: number;

  @Column('bigint', { name: 'spent_fen', transformer: wholeNumber })
  spentFen!: number;

  @Field(() => Money, { description: 'What the post may approve in the period.' })
  get limit(): Money {
    return moneyOf(this.limitFen);
  }

  @Field(() => Money, { description: 'What is set aside for requests that wait.' })
  get held(): Money {
    return moneyOf(this.heldFen);
  }

  @Field(() => Money, { description: 'What is approved.' })
  get spent(): Money {
    return moneyOf(this.spentFen);
  }

  @Field(() => Money, { description: 'What is left.' })
  get left(): Money {
    return moneyOf(this.limitFen - this.heldFen - this.spentFen);
  }
}

/** Where a hold stands, and how much it is. */
export interface Hold {
  postId: string;
  periodKey: string;
  /** Whole fen. */
  amountFen: number;
}

/** An allowance nothing was taken from yet. */
export const untouchedAllowance = (postId: string, period: Period, limitFen: number): Allowance =>
  Object.assign(new Allowance(), {
    postId,
    periodKey: period.key,
    periodEndsAt: period.endsAt,
    limitFen,
    heldFen: 0,
    spentFen: 0,
  });

/** Begins a post's period, unless it has begun; a limit that stands is left alone. */
export async function beginAllowance(em: EntityManager, { postId, periodKey, periodEndsAt, limitFen }: Allowance) {
  await em.query(
    `insert into allowance (post_id, period_key, period_ends_at, limit_fen, held_fen, spent_fen)
     values ($1, $2, $3, $4, 0, 0) on conflict do nothing`,
    [postId, periodKey, periodEndsAt, limitFen],
  );
}

/**
 * Sets authority aside if as much is left: one statement, so that any number at once never exceed the limit.
 * @returns whether it was set aside
 * Source: R62.
 */
export async function hold(em: EntityManager, { postId, periodKey, amountFen }: Hold): Promise<boolean> {
  const [rows] = await em.query(
    `update allowance set held_fen = held_fen + $3
     where post_id = $1 and period_key = $2 and held_fen + spent_fen + $3 <= limit_fen returning post_id`,
    [postId, periodKey, amountFen],
  );
  return rows.length === 1;
}

/** Turns authority set aside into authority used. Source: R65. */
export const spendHeld = (em: EntityManager, held: Hold): Promise<void> =>
  takeFromHeld(em, held, 'held_fen = held_fen - $3, spent_fen = spent_fen + $3');

/** Gives authority set aside back to the period it came from. Source: R65. */
export const giveBackHeld = (em: EntityManager, held: Hold): Promise<void> =>
  takeFromHeld(em, held, 'held_fen = held_fen - $3');

async function takeFromHeld(em: EntityManager, { postId, periodKey, amountFen }: Hold, change: string): Promise<void> {
  const [rows] = await em.query(
    `update allowance set ${change} where post_id = $1 and period_key = $2 and held_fen >= $3 returning post_id`,
    [postId, periodKey, amountFen],
  );
  if (rows.length !== 1) throw new Error(`nothing is held by post ${postId} in ${periodKey}`);
}
