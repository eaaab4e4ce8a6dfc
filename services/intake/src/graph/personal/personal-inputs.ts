import { Field, ID, InputType } from 'type-graphql';
import type { RevealFilter } from '../../data/personal/find-reveals.js';

@InputType('RevealContactInput', { description: 'Whose contact is to be shown, and why.' })
export class RevealContactInput {
  @Field(() => String, {
    description: 'Made by the client; the same key answers the same for five minutes, then nothing.',
  })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The complaint.' })
  complaintId!: string;

  @Field(() => String, { description: 'Why, at most 500 characters; it is kept for oversight.' })
  reason!: string;
}

@InputType('EraseCustomerInput', { description: 'Who is to be erased, and why.' })
export class EraseCustomerInput {
  @Field(() => String, { description: 'Made by the client; the same key with the same input erases once.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The customer.' })
  customerId!: string;

  @Field(() => String, {
    description: 'Why, at most 500 characters; kept without what the customer was known by.',
  })
  reason!: string;
}

@InputType('RevealFilter', { description: 'Which reveals a list shows; what is left out does not narrow it.' })
export class RevealFilterInput implements RevealFilter {
  @Field(() => ID, { nullable: true, description: 'Only what this person saw.' })
  staffId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this complaint.' })
  complaintId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this customer.' })
  customerId?: string | null;

  @Field(() => Date, { nullable: true, description: 'Only those from this instant on.' })
  since?: Date | null;
}
