import { Field, Int, ObjectType } from 'type-graphql';
import { Column } from 'typeorm';
import type { Judgement } from '../../domain/classification/classification.js';
import { Difficulty, Urgency } from '../vocabulary.js';

/** How a complaint is classified, in columns of its own; all null until somebody does. Source: R16. */
@ObjectType('Classification', { description: 'What a complaint is about and how it weighs.', simpleResolvers: true })
export class HeldClassification {
  @Column('text', { name: 'nature_code', nullable: true })
  natureCode!: string | null;

  @Field(() => Int, { description: 'The version of the tree that the nature was taken from.' })
  @Column('integer', { name: 'category_version', nullable: true })
  categoryVersion!: number | null;

  @Field(() => Urgency, { description: 'How soon it must be seen to.' })
  @Column('text', { nullable: true })
  urgency!: Urgency | null;

  @Field(() => Difficulty, { nullable: true, description: 'How hard it is to handle; null when not judged.' })
  @Column('text', { nullable: true })
  difficulty!: Difficulty | null;

  @Field(() => Int, { nullable: true, description: 'Impact on satisfaction, 0 to 3; null when not judged.' })
  @Column('smallint', { name: 'impact_satisfaction', nullable: true })
  impactSatisfaction!: number | null;

  @Field(() => Int, { nullable: true, description: 'Impact on reputation, 0 to 3; null when not judged.' })
  @Column('smallint', { name: 'impact_reputation', nullable: true })
  impactReputation!: number | null;

  @Field(() => Int, { nullable: true, description: 'Impact on finances, 0 to 3; null when not judged.' })
  @Column('smallint', { name: 'impact_finance', nullable: true })
  impactFinance!: number | null;

  @Field(() => Date, { description: 'When it was classified so.' })
  @Column('timestamptz', { name: 'classified_at', nullable: true })
  classifiedAt!: Date | null;

  @Column('uuid', { name: 'classified_by_id', nullable: true })
  classifiedById!: string | null;
}

/** Whether somebody has classified it. */
export const isClassified = (held: HeldClassification | null | undefined): held is HeldClassification & Judgement =>
  typeof held?.natureCode === 'string';
