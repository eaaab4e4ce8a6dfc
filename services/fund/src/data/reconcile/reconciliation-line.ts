import { Money, moneyOf, registerVocabulary, wholeNumber } from '@complaints/kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LineFault, ReconciliationResult } from '../../domain/reconcile/vocabulary.js';

registerVocabulary(LineFault, {
  name: 'LineFault',
  description: 'Why a line of a statement cannot be read.',
  words: {
    REFERENCE_MISSING: 'It has no reference.',
    REFERENCE_UNREADABLE: 'Its reference is longer than any of ours, or holds signs that nobody can read.',
    AMOUNT_MISSING: 'It has no amount, or nothing.',
    AMOUNT_UNREADABLE: 'Its amount is none in yuan with at most two digits after the point.',
    DIRECTION_UNREADABLE: 'It does not say whether money went out or came back.',
    INSTANT_MISSING: 'It does not say when.',
    INSTANT_UNREADABLE: 'When it says is no date and time.',
    OUT_OF_SPAN: 'It is of another time than the statement, by more than a day.',
    ROW_UNREADABLE: 'It is no row of CSV.',
  },
});

/**
 * A line of a statement with what of the books it met, or an entry of the books that no line has met. Nothing else of a
 * statement is kept.
 * Source: R65.
 */
@Entity('reconciliation_line')
@ObjectType('ReconciliationMismatch', {
  description: 'A line of a statement or a payment of the books that does not match.',
  simpleResolvers: true,
})
export class ReconciliationLine {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('bigint')
  id!: string;

  @Column('uuid', { name: 'reconciliation_id' })
  reconciliationId!: string;

  @Field(() => Int, { nullable: true, description: 'The line of the file, from 1; null of a payment the file lacks.' })
  @Column('integer', { name: 'line_number', nullable: true })
  lineNumber!: number | null;

  @Field(() => String, { nullable: true, description: 'The reference of both; null where it cannot be read.' })
  @Column('text', { nullable: true })
  reference!: string | null;

  @Column('bigint', { name: 'amount_fen', nullable: true, transformer: wholeNumber })
  amountFen!: number | null;

  @Field(() => Date, { nullable: true, description: 'When money moved, by the statement.' })
  @Column('timestamptz', { name: 'made_at', nullable: true })
  madeAt!: Date | null;

  @Field(() => LineFault, { nullable: true, description: 'Why the line cannot be read.' })
  @Column('text', { nullable: true })
  fault!: LineFault | null;

  @Column('uuid', { name: 'disbursement_id', nullable: true })
  disbursementId!: string | null;

  @Column('bigint', { name: 'booked_fen', nullable: true, transformer: wholeNumber })
  bookedFen!: number | null;

  @Field(() => Date, { nullable: true, description: 'When money moved, by the books.' })
  @Column('timestamptz', { name: 'booked_at', nullable: true })
  bookedAt!: Date | null;

  @Field(() => ReconciliationResult, { description: 'What it came to.' })
  @Column('text', { nullable: true })
  result!: ReconciliationResult | null;

  @Field(() => Money, { nullable: true, description: 'How much, by the statement; below zero where it came back.' })
  get statementAmount(): Money | null {
    return this.amountFen === null ? null : moneyOf(this.amountFen);
  }

  @Field(() => Money, { nullable: true, description: 'How much, by the books; below zero where it was reversed.' })
  get bookedAmount(): Money | null {
    return this.bookedFen === null ? null : moneyOf(this.bookedFen);
  }
}
