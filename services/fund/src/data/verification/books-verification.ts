import { registerVocabulary, wholeNumber } from '@complaints/kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type BooksDifference, type BooksVerificationFacts, CHECKS } from '../../domain/verification.js';
import { BooksCheck, VerificationState } from '../../domain/vocabulary.js';
import { Staff } from '../foreign-entities.js';

registerVocabulary(VerificationState, {
  name: 'VerificationState',
  description: 'What has become of a verification of the books.',
  words: {
    WAITING: 'It is about to begin.',
    RUNNING: 'It goes on.',
    AGREES: 'The books agree with all that is kept beside them.',
    DIFFERS: 'Something differs.',
    FAILED: 'It could not be brought to an end.',
  },
});
registerVocabulary(BooksCheck, {
  name: 'BooksCheck',
  description: 'What the books are held against, in this order.',
  words: {
    ENTRY_SHAPE: 'Each entry moves something between two accounts of its kind.',
    ENTRY_ONCE: 'Nothing is booked twice.',
    ALLOWANCE_BALANCE: 'What is held and granted of a period is the balance of its accounts.',
    ALLOWANCE_LIMIT: 'No limit is exceeded.',
    DISBURSEMENT_ENTRIES: 'Each disbursement has the entries of its state, and no others.',
    DISBURSEMENT_SUMS: 'What is held and granted of a period is what its disbursements add up to.',
    BUDGET_BALANCE: 'Each budget is the balance of its account.',
    BUDGET_LIMIT: 'The limit of a regional president is the budget of the region.',
    BUDGET_MOVES: 'Each move of budget that was approved is booked, and no other.',
  },
});

/** One time that the books are gone through. Source: R64. */
@Entity('books_verification')
@ObjectType({ description: 'One time that the books are verified.', simpleResolvers: true })
export class BooksVerification implements BooksVerificationFacts {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => VerificationState, { description: 'What has become of it.' })
  @Column('text')
  state!: VerificationState;

  @Column('uuid', { name: 'asked_by', nullable: true })
  askedById!: string | null;

  @Field(() => Date, { description: 'When it was asked for.' })
  @Column('timestamptz', { name: 'asked_at' })
  askedAt!: Date;

  @Column('date', { name: 'night_on', nullable: true })
  nightOn!: string | null;

  @Column('smallint')
  attempts!: number;

  @Field(() => Date, { nullable: true, description: 'When it began, the last time that it did.' })
  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it ended.' })
  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;

  @Field(() => Int, { description: 'How many checks are made.' })
  @Column('smallint', { name: 'checks_done' })
  checksDone!: number;

  @Field(() => Int, { description: 'How many checks there are to make, unless one finds a difference.' })
  get checks(): number {
    return CHECKS.length;
  }

  @Field(() => Int, { nullable: true, description: 'How many entries it looks at; null until they are counted.' })
  @Column('bigint', { transformer: wholeNumber, nullable: true })
  entries!: number | null;

  @Column('jsonb', { nullable: true })
  difference!: BooksDifference | null;

  @Field(() => Staff, { nullable: true, description: 'Who asked for it; null where it began of itself in the night.' })
  get askedBy(): Staff | null {
    return this.askedById === null ? null : { id: this.askedById };
  }
}
