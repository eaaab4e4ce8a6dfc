import { MoneyInput } from '@complaints/kit';
import { Field, ID, InputType } from 'type-graphql';
import { PaymentChannel } from '../domain/vocabulary.js';

const KEY = { description: 'Made by the client; the same key answers the same again.' };
const WHICH = { description: 'The disbursement.' };

@InputType({ description: 'Which request to grant.' })
export class ApproveDisbursementInput {
  @Field(() => String, KEY)
  idempotencyKey!: string;

  @Field(() => ID, WHICH)
  disbursementId!: string;

  @Field(() => String, { nullable: true, description: 'What the approver wants to say, at most 1,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'Which request to refuse, and why.' })
export class RejectDisbursementInput {
  @Field(() => String, KEY)
  idempotencyKey!: string;

  @Field(() => ID, WHICH)
  disbursementId!: string;

  @Field(() => String, { description: 'Why, at most 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'The proof that money reached the customer.' })
export class PaymentInput {
  @Field(() => PaymentChannel, { description: 'The way it was paid.' })
  channel!: PaymentChannel;

  @Field(() => String, { description: 'The receipt or transaction number, at most 200 characters.' })
  reference!: string;
}

@InputType({ description: 'Which disbursement was paid, and how.' })
export class PayDisbursementInput {
  @Field(() => String, KEY)
  idempotencyKey!: string;

  @Field(() => ID, WHICH)
  disbursementId!: string;

  @Field(() => PaymentInput, { description: 'The proof of the payment.' })
  payment!: PaymentInput;
}

@InputType({ description: 'What a region may spend in a quarter.' })
export class SetBudgetInput {
  @Field(() => String, KEY)
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The region.' })
  regionId!: string;

  @Field(() => String, { description: 'The quarter, for example `2026-Q4`.' })
  quarter!: string;

  @Field(() => MoneyInput, { description: 'What it may spend; not less than what is held and spent already.' })
  limit!: MoneyInput;
}
