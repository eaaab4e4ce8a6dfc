import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { Complaint } from '../../data/complaint.js';
import { CandidateChoice, CandidateReason } from '../../data/vocabulary.js';
import { CustomerInput } from '../inputs.js';

@ObjectType('ComplaintCandidate', {
  description: 'An earlier complaint that may be about the same as the one that is taken in.',
  simpleResolvers: true,
})
export class ComplaintCandidate {
  @Field(() => Complaint, { description: 'The earlier complaint.' })
  complaint!: Complaint;

  @Field(() => [CandidateReason], { description: 'Why, the strongest reason first.' })
  reasons!: CandidateReason[];

  @Field(() => Float, {
    description: 'How likely it is about the same, 0 to 1; only the order among candidates counts.',
  })
  score!: number;

  @Field(() => [CandidateChoice], { description: 'What the new complaint may be to it.' })
  choices!: CandidateChoice[];
}

@InputType('ComplaintCandidatesInput', {
  description: 'A complaint that is about to be taken in, as far as it is known.',
})
export class ComplaintCandidatesInput {
  @Field(() => CustomerInput, { nullable: true, description: 'Who complains.' })
  customer?: CustomerInput | null;

  @Field(() => String, { nullable: true, description: 'The order it is about.' })
  orderReference?: string | null;

  @Field(() => String, { nullable: true, description: 'The product or service it is about.' })
  product?: string | null;

  @Field(() => ID, { nullable: true, description: 'The store complained about.' })
  storeId?: string | null;

  @Field(() => String, { nullable: true, description: 'What the customer said.' })
  content?: string | null;

  @Field(() => Date, { nullable: true, description: 'When it happened.' })
  occurredAt?: Date | null;
}
