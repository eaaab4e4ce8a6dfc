import { Money, moneyOf, wholeNumber } from '@complaints/kit';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { Period } from '../domain/period.js';
import { Post } from './foreign-entities.js';

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

  @Column('bigint', { name: 'limit_fen', transformer: wholeNumber, nullable: true })
  limitFen!: number | null;

  @Column('bigint', { name: 'held_fen', transformer: wholeNumber })
  heldFen!: number;

  @Column('bigint', { name: 'spent_fen', transformer: wholeNumber })
  spentFen!: number;

  @Field(() => Date, { nullable: true, description: 'When too little was left for the first time; null until then.' })
  @Column('timestamptz', { name: 'exhausted_at', nullable: true })
  exhaustedAt!: Date | null;

  @Field(() => Post, { nullable: true, description: 'The post.' })
  get post(): Post {
    return { id: this.postId };
  }

  @Field(() => Money, { nullable: true, description: 'What the post may approve in the period; null without a limit.' })
  get limit(): Money | null {
    return this.limitFen === null ? null : moneyOf(this.limitFen);
  }

  @Field(() => Money, { description: 'What is set aside for requests that wait.' })
  get held(): Money {
    return moneyOf(this.heldFen);
  }

  @Field(() => Money, { description: 'What is approved.' })
  get spent(): Money {
    return moneyOf(this.spentFen);
  }

  @Field(() => Money, { nullable: true, description: 'What is left; null without a limit.' })
  get left(): Money | null {
    return this.limitFen === null ? null : moneyOf(Math.max(0, this.limitFen - this.heldFen - this.spentFen));
  }
}

/** An allowance nothing was taken from yet. */
export const untouchedAllowance = (postId: string, period: Period, limitFen: number | null): Allowance =>
  Object.assign(new Allowance(), {
    postId,
    periodKey: period.key,
    periodEndsAt: period.endsAt,
    limitFen,
    heldFen: 0,
    spentFen: 0,
    exhaustedAt: null,
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
 * What is left of a period that was asked for more, and whether that happens for the first time.
 * @param fixedFen what the policy of the request allows; null where the counter's own limit stands
 * @returns whole fen
 */
export async function noteExhausted(
  em: EntityManager,
  { postId, periodKey, now, fixedFen }: { postId: string; periodKey: string; now: Date; fixedFen: number | null },
): Promise<{ limitFen: number; leftFen: number; isFirst: boolean }> {
  const [noted] = await em.query(
    `update allowance set exhausted_at = $3 where post_id = $1 and period_key = $2 and exhausted_at is null returning post_id`,
    [postId, periodKey, now],
  );
  const [held] = await em.query(
    'select limit_fen, held_fen + spent_fen as used_fen from allowance where post_id = $1 and period_key = $2',
    [postId, periodKey],
  );
  const limitFen = fixedFen ?? Number(held.limit_fen);
  return { limitFen, leftFen: Math.max(0, limitFen - Number(held.used_fen)), isFirst: noted.length === 1 };
}
