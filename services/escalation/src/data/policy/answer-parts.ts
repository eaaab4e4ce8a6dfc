import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { PolicyDocument } from '../../domain/policy.js';

const QUALITY = 'Something that a good answer is or does.';

/** Source: R39. */
@InputType('AnswerQualityInput', { description: QUALITY })
@ObjectType('AnswerQuality', { description: QUALITY, simpleResolvers: true })
export class AnswerQuality {
  @Field(() => String, { description: 'Names it: up to 40 characters A to Z, 0 to 9 and _.' })
  code!: string;

  @Field(() => String, { description: 'What it is, in Chinese; at most 200 characters.' })
  titleZh!: string;

  @Field(() => String, { description: 'What it is, in English; at most 200 characters.' })
  titleEn!: string;
}

const STANDARD = 'What an answer is measured by, and how many of them are reviewed.';

/** Source: R39. */
@InputType('AnswerStandardInput', { description: STANDARD })
@ObjectType('AnswerStandard', { description: STANDARD, simpleResolvers: true })
export class AnswerStandard implements Standard {
  @Field(() => Int, { description: 'Within so many hours, 1 to 8,760.' })
  answerWithinHours!: number;

  @Field(() => Int, { description: 'Of so many in a hundred oversight reviews the answer.' })
  reviewSharePercent!: number;

  @Field(() => [AnswerQuality], { description: 'What a review looks at, at most 20.' })
  qualities!: AnswerQuality[];
}
type Standard = PolicyDocument['answerStandard'];

const POINTS = 'What acts cost in points.';

/** Source: R41, R42. */
@InputType('ConductPointsInput', { description: POINTS })
@ObjectType('ConductPoints', { description: POINTS, simpleResolvers: true })
export class ConductPoints {
  @Field(() => Int, { description: 'A supervisory form that was issued and published.' })
  supervisoryForm!: number;

  @Field(() => Int, { description: 'A form that was refused or stalled, at least.' })
  refusedFormFrom!: number;
}
