import { RuleError } from '@complaints/contracts';
import {
  idOfCursor,
  Money,
  moneyOf,
  type PageArgs,
  registerVocabulary,
  rowsToRead,
  wholeNumber,
} from '@complaints/kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { validate as isUuid } from 'uuid';
import type { BudgetTransferFacts } from '../domain/budget-transfer.js';
import { BudgetTransferState } from '../domain/vocabulary.js';
import { Region, Staff } from './foreign-entities.js';

registerVocabulary(BudgetTransferState, {
  name: 'BudgetTransferState',
  description: 'What has become of moving budget from one region to another.',
  words: {
    REQUESTED: 'It waits for the executive president.',
    APPROVED: 'It is moved.',
    REJECTED: 'It stays where it was.',
  },
});

/** A part of one region's budget that another is to have. Source: R60. */
@Entity('budget_transfer')
@ObjectType({ description: 'A part of a region’s budget that another is to have.', simpleResolvers: true })
export class BudgetTransfer implements BudgetTransferFacts {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'from_region_id' })
  fromRegionId!: string;

  @Column('uuid', { name: 'to_region_id' })
  toRegionId!: string;

  @Field(() => String, { description: 'The quarter: `2026-Q4`.' })
  @Column('text')
  quarter!: string;

  @Column('bigint', { name: 'amount_fen', transformer: wholeNumber })
  amountFen!: number;

  @Field(() => String, { description: 'Why, as who asked wrote.' })
  @Column('text')
  reason!: string;

  @Field(() => BudgetTransferState, { description: 'What has become of it.' })
  @Column('text')
  state!: BudgetTransferState;

  @Column('uuid', { name: 'requested_by' })
  requestedById!: string;

  @Field(() => Date, { description: 'When it was asked for.' })
  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedById!: string | null;

  @Column('uuid', { name: 'decided_on_behalf_of', nullable: true })
  decidedOnBehalfOf!: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was decided on.' })
  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What was written at the decision.' })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => Region, { nullable: true, description: 'The region that gives.' })
  get from(): Region {
    return { id: this.fromRegionId };
  }

  @Field(() => Region, { nullable: true, description: 'The region that gets.' })
  get to(): Region {
    return { id: this.toRegionId };
  }

  @Field(() => Money, { description: 'How much.' })
  get amount(): Money {
    return moneyOf(this.amountFen);
  }

  @Field(() => Staff, { nullable: true, description: 'Who asked for it.' })
  get requestedBy(): Staff {
    return { id: this.requestedById };
  }

  @Field(() => Staff, { nullable: true, description: 'Who decided.' })
  get decidedBy(): Staff | null {
    return this.decidedById === null ? null : { id: this.decidedById };
  }
}

/** Whose moves of budget are seen: all, or those that give to or take from some regions. */
export interface BudgetScope {
  all: boolean;
  regionIds: readonly string[];
}

const visible = (em: EntityManager, { all, regionIds }: BudgetScope) =>
  em
    .createQueryBuilder(BudgetTransfer, 't')
    .where('(:all::boolean or t.fromRegionId = any(:regionIds::uuid[]) or t.toRegionId = any(:regionIds::uuid[]))', {
      all,
      regionIds,
    });

/** A page of them, newest first; a row more than shown. */
export function findBudgetTransfers(
  em: EntityManager,
  scope: BudgetScope,
  { state, page }: { state: BudgetTransferState | null; page: PageArgs },
): Promise<BudgetTransfer[]> {
  return visible(em, scope)
    .andWhere('(:state::text is null or t.state = :state)', { state })
    .andWhere('(:after::uuid is null or t.id < :after::uuid)', { after: idOfCursor(page.after) })
    .orderBy('t.id', 'DESC')
    .limit(rowsToRead(page))
    .getMany();
}

/** One of them; null where it may not be seen. */
export const findBudgetTransfer = (em: EntityManager, id: string, scope: BudgetScope): Promise<BudgetTransfer | null> =>
  visible(em, scope).andWhere('t.id = :id', { id }).getOne();

/** Locks one of them. @throws RuleError NOT_FOUND when it does not exist or may not be seen */
export async function lockBudgetTransfer(em: EntityManager, id: string, scope: BudgetScope): Promise<BudgetTransfer> {
  const found = isUuid(id)
    ? await visible(em, scope).andWhere('t.id = :id', { id }).setLock('pessimistic_write').getOne()
    : null;
  if (!found) throw new RuleError('NOT_FOUND', 'There is no such move of budget.', ['budgetTransferId']);
  return found;
}
