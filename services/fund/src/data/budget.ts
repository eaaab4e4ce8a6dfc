import { Money, moneyOf, wholeNumber } from '@complaints/kit';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { ApproverKind } from '../domain/vocabulary.js';

/** What a region may spend in a quarter, with what its president has used of it. Source: R60. */
@Entity('budget')
@ObjectType({ description: "A region's money for a quarter.", simpleResolvers: true })
export class Budget {
  @PrimaryColumn('uuid', { name: 'region_id' })
  regionId!: string;

  @PrimaryColumn('text')
  quarter!: string;

  @Column('bigint', { name: 'limit_fen', transformer: wholeNumber })
  limitFen!: number | null;

  @Column('uuid', { name: 'set_by' })
  setBy!: string;

  @Column('timestamptz', { name: 'set_at' })
  setAt!: Date;

  /** Whole fen; filled in by whoever shows the budget. */
  heldFen = 0;
  spentFen = 0;

  @Field(() => Date, { description: 'The first instant of the next quarter.' })
  periodEndsAt!: Date;

  @Field(() => String, { description: 'The quarter: `2026-Q4`.' })
  get periodKey(): string {
    return this.quarter;
  }

  @Field(() => Money, { nullable: true, description: 'What the region may spend; null until it is set.' })
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

  @Field(() => Money, { nullable: true, description: 'What is left; null until a budget is set.' })
  get left(): Money | null {
    return this.limitFen === null ? null : moneyOf(this.limitFen - this.heldFen - this.spentFen);
  }
}

/**
 * A region's budget of a quarter, kept as it is until the transaction ends.
 * @returns whole fen, null when none is set
 */
export async function budgetFen(em: EntityManager, regionId: string | null, quarter: string): Promise<number | null> {
  const [row] = await em.query(`select limit_fen from budget where region_id = $1 and quarter = $2 for share`, [
    regionId,
    quarter,
  ]);
  return row ? Number(row.limit_fen) : null;
}

/** A region's budget of a quarter as it is now. @returns whole fen, null when none is set */
export async function budgetOf(em: EntityManager, regionId: string, quarter: string): Promise<number | null> {
  const held = await em.findOneBy(Budget, { regionId, quarter });
  return held?.limitFen ?? null;
}

/** A budget somebody sets. */
export interface BudgetSet {
  regionId: string;
  quarter: string;
  /** Whole fen, 0 or more. */
  limitFen: number;
  setBy: string;
  setAt: Date;
}

/**
 * Locks a budget until the transaction ends: waits for requests that read it, and makes later ones and others who set it wait.
 * @returns whole fen, null when none is set
 */
export async function lockBudget(em: EntityManager, regionId: string, quarter: string): Promise<number | null> {
  await em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`budget:${regionId}:${quarter}`]);
  const [row] = await em.query('select limit_fen from budget where region_id = $1 and quarter = $2 for no key update', [
    regionId,
    quarter,
  ]);
  return row ? Number(row.limit_fen) : null;
}

/** Writes a budget over what it was. It is locked. */
export async function writeBudget(em: EntityManager, { regionId, quarter, limitFen, setBy, setAt }: BudgetSet) {
  await em.query(
    `insert into budget (region_id, quarter, limit_fen, set_by, set_at) values ($1, $2, $3, $4, $5)
     on conflict (region_id, quarter) do update
     set limit_fen = excluded.limit_fen, set_by = excluded.set_by, set_at = excluded.set_at`,
    [regionId, quarter, limitFen, setBy, setAt],
  );
}

/** Locks what the region's president has of the quarter. @returns whole fen held and spent */
export async function lockUsedOfBudget(em: EntityManager, regionId: string, quarter: string): Promise<number> {
  const rows: { used_fen: string }[] = await em.query(
    `select allowance.held_fen + allowance.spent_fen as used_fen
     from allowance join directory_post post on post.id = allowance.post_id
     where post.kind = $1 and post.region_id = $2 and allowance.period_key = $3
     for update of allowance`,
    [ApproverKind.REGIONAL_PRESIDENT, regionId, quarter],
  );
  return Math.max(0, ...rows.map((row) => Number(row.used_fen)));
}

/** Brings the president's allowance of the quarter, if it has begun, to the budget. */
export async function limitAllowanceToBudget(em: EntityManager, { regionId, quarter, limitFen }: BudgetSet) {
  await em.query(
    `update allowance set limit_fen = $4 from directory_post post
     where post.id = allowance.post_id and post.kind = $1 and post.region_id = $2 and allowance.period_key = $3`,
    [ApproverKind.REGIONAL_PRESIDENT, regionId, quarter, limitFen],
  );
}
