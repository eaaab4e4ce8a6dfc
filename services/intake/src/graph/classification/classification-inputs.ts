import { Field, ID, InputType, Int } from 'type-graphql';
import { Difficulty, Urgency } from '../../data/vocabulary.js';
import type { GivenClassification } from '../../domain/classification/classification.js';

@InputType('ClassifyComplaintInput', {
  description: 'How somebody classifies a complaint; it replaces what was said before.',
})
export class ClassifyComplaintInput implements GivenClassification {
  @Field(() => String, { description: 'Made by the client; the same key with the same input answers the same.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The complaint.' })
  complaintId!: string;

  @Field(() => String, { description: 'Its nature: the code of a category in force.' })
  natureCode!: string;

  @Field(() => Urgency, { description: 'How soon it must be seen to.' })
  urgency!: Urgency;

  @Field(() => Difficulty, { nullable: true, description: 'How hard it is to handle.' })
  difficulty?: Difficulty | null;

  @Field(() => Int, { nullable: true, description: 'Impact on satisfaction, 0 (none) to 3.' })
  impactSatisfaction?: number | null;

  @Field(() => Int, { nullable: true, description: 'Impact on reputation, 0 (none) to 3.' })
  impactReputation?: number | null;

  @Field(() => Int, { nullable: true, description: 'Impact on finances, 0 (none) to 3.' })
  impactFinance?: number | null;
}

@InputType('ConfirmClassificationInput', {
  description: 'What a person decides where a classification was suggested: the same or another one.',
})
export class ConfirmClassificationInput extends ClassifyComplaintInput {
  @Field(() => String, { nullable: true, description: 'The nature that was suggested first: its code.' })
  suggestedNatureCode?: string | null;

  @Field(() => Urgency, { nullable: true, description: 'The urgency that was suggested first.' })
  suggestedUrgency?: Urgency | null;
}
