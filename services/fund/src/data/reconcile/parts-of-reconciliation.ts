import { Money, moneyOf, registerVocabulary } from '@complaints/kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { ReconciliationResult, ReconciliationState, StatementFault } from '../../domain/reconcile/vocabulary.js';

registerVocabulary(ReconciliationState, {
  name: 'ReconciliationState',
  description: 'How far a statement is held against the books.',
  words: {
    AWAITED: 'The statement has yet to be sent.',
    READING: 'It comes, and is read.',
    MATCHING: 'Its lines are held against the payments of the books.',
    DONE: 'Every line and every payment has its result.',
    REFUSED: 'The statement could not be taken, or never came.',
  },
});
registerVocabulary(StatementFault, {
  name: 'StatementFault',
  description: 'Why a statement was not taken.',
  words: {
    UPLOAD_BROKEN: 'It did not come to its end; the same key has another address.',
    NEVER_CAME: 'It never came.',
    TOO_LARGE: 'It is larger than 20 MB.',
    TOO_MANY_LINES: 'It has more than 200,000 lines.',
    NOT_CSV: 'It is no CSV in UTF-8 or GB18030.',
    COLUMNS_MISSING: 'No row of its beginning names the columns of reference, amount and time.',
  },
});
registerVocabulary(ReconciliationResult, {
  name: 'ReconciliationResult',
  description: 'What a line of a statement, or a payment of the books, came to.',
  words: {
    MATCHED: 'A line and a payment, or a reversal, have the same reference and amount.',
    AMOUNT_DIFFERS: 'They have the same reference, and another amount.',
    NOT_IN_BOOKS: 'Money on the statement that the books do not know.',
    NOT_ON_STATEMENT: 'A payment or reversal of the books that the statement lacks.',
    TWICE: 'The same reference stands more than once on either side.',
    UNREADABLE: 'A line that cannot be read.',
  },
});

/** How many came to one result, with the sums of both sides in whole fen. */
export interface TallyFacts {
  result: ReconciliationResult;
  count: number;
  statementFen: number;
  bookedFen: number;
}

@ObjectType({ description: 'How many came to one result.', simpleResolvers: true })
export class ReconciliationTally {
  @Field(() => ReconciliationResult, { description: 'The result.' })
  result!: ReconciliationResult;

  @Field(() => Int, { description: 'How many lines and payments came to it; a line with its payment is one.' })
  count!: number;

  @Field(() => Money, { description: 'What their lines on the statement add up to; what came back is below zero.' })
  statementAmount!: Money;

  @Field(() => Money, { description: 'What their payments in the books add up to; what was reversed is below zero.' })
  bookedAmount!: Money;
}

/** A tally as it is shown. */
export const tallyOf = ({ result, count, statementFen, bookedFen }: TallyFacts): ReconciliationTally => ({
  result,
  count,
  statementAmount: moneyOf(statementFen),
  bookedAmount: moneyOf(bookedFen),
});

@ObjectType({ description: 'How far a statement is held against the books.', simpleResolvers: true })
export class ReconciliationProgress {
  @Field(() => Int, { description: 'Lines that were read so far.' })
  linesRead!: number;

  @Field(() => Int, { description: 'Those of them that have a result.' })
  linesJudged!: number;
}
