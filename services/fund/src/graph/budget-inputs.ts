import { MoneyInput } from '@complaints/kit';
import { Field, ID, InputType } from 'type-graphql';

const KEY = { description: 'Made by the client; the same key answers the same again.' };
const QUARTER = { description: 'The quarter, for example `2026-Q4`.' };

@InputType({ description: 'What a region may spend in a quarter.' })
export class SetBudgetInput {
  @Field(() => String, KEY)
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The region.' })
  regionId!: string;

  @Field(() => String, QUARTER)
  quarter!: string;

  @Field(() => MoneyInput, { description: 'What it may spend; not less than what is held and spent already.' })
  limit!: MoneyInput;
}

@InputType({ description: 'What of one region’s budget another is to have.' })
export class TransferBudgetInput {
  @Field(() => String, KEY)
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The region that gives.' })
  fromRegionId!: string;

  @Field(() => ID, { description: 'The region that gets.' })
  toRegionId!: string;

  @Field(() => String, QUARTER)
  quarter!: string;

  @Field(() => MoneyInput, { description: 'How much.' })
  amount!: MoneyInput;

  @Field(() => String, { description: 'Why, at most 1,000 characters.' })
  reason!: string;
}

@InputType()
abstract class DecisionInput {
  @Field(() => String, KEY)
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The move of budget.' })
  budgetTransferId!: string;

  @Field(() => String, { nullable: true, description: 'What is to be said about it, at most 1,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'Which move of budget to carry out.' })
export class ApproveBudgetTransferInput extends DecisionInput {}

@InputType({ description: 'Which move of budget not to carry out.' })
export class RejectBudgetTransferInput extends DecisionInput {}
