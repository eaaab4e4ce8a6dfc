import { Field, Float, ObjectType } from 'type-graphql';
import { TreeCategory } from '../categories/tree-category.js';
import { Silence, Urgency } from '../vocabulary.js';

@ObjectType('SuggestedNature', { description: 'A nature that a complaint might have.', simpleResolvers: true })
export class SuggestedNature {
  @Field(() => TreeCategory, { description: 'The nature, in the tree in force.' })
  category!: TreeCategory;

  @Field(() => Float, { description: 'How likely it is to be right, 0 to 1.' })
  confidence!: number;

  @Field(() => [String], { description: 'The words that led to it, the strongest first, at most five.' })
  words!: string[];
}

@ObjectType('SuggestedUrgency', { description: 'An urgency that a complaint might have.', simpleResolvers: true })
export class SuggestedUrgency {
  @Field(() => Urgency, { description: 'The urgency.' })
  urgency!: Urgency;

  @Field(() => Float, { description: 'How likely it is to be right, 0 to 1.' })
  confidence!: number;

  @Field(() => [String], { description: 'The words that led to it, the strongest first, at most five.' })
  words!: string[];
}

/** What the system would say; a person decides. Source: R17. */
@ObjectType('SuggestedClassification', {
  description: 'What earlier decisions suggest for a complaint. Nothing of it is applied until a person says so.',
  simpleResolvers: true,
})
export class SuggestedClassification {
  @Field(() => [SuggestedNature], { description: 'At most three, the likeliest first; none rather than a guess.' })
  natures!: SuggestedNature[];

  @Field(() => Silence, { nullable: true, description: 'Why no nature is suggested; null when one is.' })
  natureSilence!: Silence | null;

  @Field(() => [SuggestedUrgency], { description: 'At most three, the likeliest first; none rather than a guess.' })
  urgencies!: SuggestedUrgency[];

  @Field(() => Silence, { nullable: true, description: 'Why no urgency is suggested; null when one is.' })
  urgencySilence!: Silence | null;
}
