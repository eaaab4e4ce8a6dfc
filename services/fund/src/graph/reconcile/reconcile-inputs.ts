import { Field, ID, InputType } from 'type-graphql';
import type { NamedColumns } from '../../domain/reconcile/layout.js';
import { PaymentChannel } from '../../domain/vocabulary.js';

const heading = (what: string) => ({
  nullable: true,
  description: `The heading of the column with ${what}; a usual one is looked for when left out.`,
});

@InputType({ description: 'What the columns of a statement are called, in any width and capitals.' })
class StatementColumnsInput implements Partial<NamedColumns> {
  @Field(() => String, heading('the number of the transaction'))
  reference?: string | null;

  @Field(() => String, heading('what went out'))
  amount?: string | null;

  @Field(() => String, heading('what came back, where that has a column of its own'))
  income?: string | null;

  @Field(() => String, heading('the word that says which way money went, where there is one'))
  direction?: string | null;

  @Field(() => String, heading('the time'))
  madeAt?: string | null;
}

@InputType({ description: 'A statement of a bank or wallet that is to be held against the books.' })
export class StartReconciliationInput {
  @Field(() => String, {
    description:
      'Made by the client; the same key with the same input answers the same reconciliation, with a new address while its statement is awaited.',
  })
  idempotencyKey!: string;

  @Field(() => PaymentChannel, { description: 'The channel whose statement it is.' })
  channel!: PaymentChannel;

  @Field(() => Date, { description: 'The statement begins with this instant.' })
  from!: Date;

  @Field(() => Date, { description: 'It ends before this instant.' })
  until!: Date;

  @Field(() => ID, {
    nullable: true,
    description: 'The region whose payments it holds; the whole chain’s when left out, for those who see all books.',
  })
  regionId?: string | null;

  @Field(() => StatementColumnsInput, { nullable: true, description: 'What its columns are called.' })
  columns?: StatementColumnsInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether what went out is written below zero; the heading says it when left out.',
  })
  paidIsNegative?: boolean | null;

  @Field(() => String, { description: 'The name of the file, at most 255 characters.' })
  fileName!: string;
}
