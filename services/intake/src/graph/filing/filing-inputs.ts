import { Field, ID, InputType } from 'type-graphql';
import { CustomerInput } from '../inputs.js';

@InputType('FileComplaintInput', { description: 'A complaint as somebody of the public files it.' })
export class FileComplaintInput {
  @Field(() => String, {
    description:
      'Made by the client; the same key with the same input answers the same receipt. Without a token at least 22 signs that nobody guesses, for example a UUID.',
  })
  idempotencyKey!: string;

  @Field(() => String, { nullable: true, description: 'The short name of the store, as it stands on its notice.' })
  storeCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'The store complained about; its short name will do instead.' })
  storeId?: string | null;

  @Field(() => String, { description: 'What happened, at most 10,000 characters.' })
  content!: string;

  @Field(() => String, { nullable: true, description: 'What the customer asks.' })
  demand?: string | null;

  @Field(() => String, { nullable: true, description: 'What the customer hopes for.' })
  expectation?: string | null;

  @Field(() => Date, { nullable: true, description: 'When it happened.' })
  occurredAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Where it happened.' })
  occurredPlace?: string | null;

  @Field(() => String, { nullable: true, description: 'The order it is about.' })
  orderReference?: string | null;

  @Field(() => String, { nullable: true, description: 'The product or service it is about.' })
  product?: string | null;

  @Field(() => CustomerInput, {
    nullable: true,
    description: 'How the customer is reached, and in which language; anonymous when left out.',
  })
  customer?: CustomerInput | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the store must not see it.' })
  confidentialTowardsStore!: boolean;
}
