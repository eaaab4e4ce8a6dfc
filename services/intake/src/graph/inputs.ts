import { Field, ID, InputType, Int } from 'type-graphql';
import type { ComplaintFilter } from '../data/complaint-filter.js';
import { ChannelKind, ComplaintStatus, Language, Level, Source, Urgency } from '../data/vocabulary.js';
import type { GivenCustomer } from '../domain/contact.js';
import type { GivenAnswer } from '../domain/rating.js';
import type { GivenStatement } from '../domain/registration.js';

@InputType('CustomerInput', {
  description: 'Who complains. Without phone, e-mail and member number the complaint is anonymous.',
})
export class CustomerInput implements GivenCustomer {
  @Field(() => String, { nullable: true, description: 'The name; kept only together with a contact.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'A phone, with country code or Chinese.' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'An e-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'The number of the membership.' })
  memberNumber?: string | null;

  @Field(() => Language, {
    nullable: true,
    description: 'The language to write in; when left out, the one known of the customer, ZH at first.',
  })
  language?: Language | null;
}

@InputType('RegisterComplaintInput', { description: 'A complaint as it is taken in.' })
export class RegisterComplaintInput implements GivenStatement {
  @Field(() => String, {
    description: 'Made by the client; the same key with the same input answers the same complaint.',
  })
  idempotencyKey!: string;

  @Field(() => ID, { nullable: true, description: 'The store complained about.' })
  storeId?: string | null;

  @Field(() => String, { description: 'What the customer said, at most 10,000 characters.' })
  content!: string;

  @Field(() => String, { nullable: true, description: 'What the customer asks.' })
  demand?: string | null;

  @Field(() => String, { nullable: true, description: 'What the customer hopes for.' })
  expectation?: string | null;

  @Field(() => Int, { nullable: true, description: 'How angry the customer is, 1 to 5.' })
  anger?: number | null;

  @Field(() => Date, { nullable: true, description: 'When it happened.' })
  occurredAt?: Date | null;

  @Field(() => ID, { nullable: true, description: 'The registered channel it came by; kind and source follow it.' })
  channelId?: string | null;

  @Field(() => ChannelKind, { nullable: true, description: 'The way in; needed where no registered channel is named.' })
  channel?: ChannelKind | null;
  @Field(() => String, { nullable: true, description: 'Where it happened.' })
  occurredPlace?: string | null;

  @Field(() => String, { nullable: true, description: 'Who had a part in it.' })
  peopleInvolved?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'The staff among them, at most 20; nobody who is named owns it. When left out, those of the complaint that it repeats.',
  })
  accusedStaffIds?: string[] | null;

  @Field(() => Source, {
    nullable: true,
    description:
      'How the chain came to know; whatever the chain itself operates is internal. When left out, that of the registered channel, else STORE.',
  })
  source?: Source | null;

  @Field(() => CustomerInput, { nullable: true, description: 'Who complains; anonymous when left out.' })
  customer?: CustomerInput | null;

  @Field(() => String, { nullable: true, description: 'The order it is about.' })
  orderReference?: string | null;

  @Field(() => String, { nullable: true, description: 'The product or service it is about.' })
  product?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the store must not see it.' })
  confidentialTowardsStore!: boolean;

  @Field(() => ID, { nullable: true, description: 'The earlier complaint that the customer comes back to.' })
  repeatOfId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The open complaint that says the same: it goes on for both, and this one adds no count.',
  })
  duplicateOfId?: string | null;
}

@InputType('RateHandlingInput', { description: 'What a customer says of result and handling.' })
export class RateHandlingInput implements GivenAnswer {
  @Field(() => String, { description: 'Made by the client; the same key with the same input answers the same rating.' })
  idempotencyKey!: string;

  @Field(() => String, { description: 'What stands behind `#` in the one-time link.' })
  token!: string;

  @Field(() => Int, { description: 'Satisfaction with the result, 1 (worst) to 5.' })
  resultSatisfaction!: number;

  @Field(() => Int, { description: 'Satisfaction with the handling, 1 (worst) to 5.' })
  handlingSatisfaction!: number;

  @Field(() => Boolean, { description: 'Whether it was solved.' })
  solved!: boolean;

  @Field(() => Int, { nullable: true, description: 'How fast it was, 1 (slow) to 5.' })
  speed?: number | null;

  @Field(() => Int, { nullable: true, description: 'How professional it was, 1 (worst) to 5.' })
  professionalism?: number | null;

  @Field(() => String, { nullable: true, description: 'What else is to be said, at most 10,000 characters.' })
  opinion?: string | null;
}

@InputType('ComplaintFilter', { description: 'Which complaints a list shows; what is left out does not narrow it.' })
export class ComplaintFilterInput implements ComplaintFilter {
  @Field(() => ComplaintStatus, { nullable: true, description: 'Only those that have come to this.' })
  status?: ComplaintStatus | null;

  @Field(() => Level, { nullable: true, description: 'Only those of this level.' })
  level?: Level | null;

  @Field(() => Source, { nullable: true, description: 'Only those that the chain came to know of in this way.' })
  source?: Source | null;

  @Field(() => ChannelKind, { nullable: true, description: 'Only those that came this way in.' })
  channel?: ChannelKind | null;

  @Field(() => Date, { nullable: true, description: 'Only those accepted at this instant or later.' })
  acceptedFrom?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Only those accepted before this instant.' })
  acceptedUntil?: Date | null;

  @Field(() => ID, { nullable: true, description: 'Only those about this store.' })
  storeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those about stores that lay in this region.' })
  regionId?: string | null;

  @Field(() => String, { nullable: true, description: 'Only the one of this number, as people type it.' })
  number?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only those that had this number, or this id, in the system they were imported from.',
  })
  importedAs?: string | null;

  @Field(() => String, { nullable: true, description: 'Only those of this nature or of one under it: its code.' })
  natureCode?: string | null;

  @Field(() => Urgency, { nullable: true, description: 'Only those of this urgency.' })
  urgency?: Urgency | null;
}
