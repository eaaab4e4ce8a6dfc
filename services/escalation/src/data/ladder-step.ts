import { LadderTrigger, meanings, type Tier } from '@complaints/contracts';
import { registerVocabulary } from '@complaints/kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Filing, LadderStepFacts } from '../domain/ladder.js';

registerVocabulary(LadderTrigger, meanings.ladderTrigger);

type Nullable<Facts> = { [Name in keyof Facts]: Facts[Name] | null };

/** One step of a case up the tiers; append-only. Source: R23. */
@Entity('ladder_step')
@ObjectType('LadderStep', { description: 'One step of a case up the tiers.', simpleResolvers: true })
export class LadderStep implements Omit<LadderStepFacts, 'filing'>, Nullable<Filing> {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Field(() => Int, { description: 'The tier it left.' })
  @Column('integer', { name: 'from_tier' })
  fromTier!: Tier;

  @Field(() => Int, { description: 'The tier it reached.' })
  @Column('integer', { name: 'to_tier' })
  toTier!: Tier;

  @Column('uuid', { name: 'from_post_id' })
  fromPostId!: string;

  @Column('uuid', { name: 'to_post_id' })
  toPostId!: string;

  @Field(() => LadderTrigger, { description: 'What led to it.' })
  @Column('text')
  trigger!: LadderTrigger;

  @Field(() => String, { description: 'Why, in words.' })
  @Column('text')
  reason!: string;

  @Field(() => Date, { description: 'When it was.' })
  @Column('timestamptz', { name: 'climbed_at' })
  climbedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When the direct report was made, for a step by hand.' })
  @Column('timestamptz', { name: 'reported_at', nullable: true })
  reportedAt!: Date | null;

  @Column('uuid', { name: 'reported_to_id', nullable: true })
  reportedToId!: string | null;

  @Column('uuid', { name: 'by_id', nullable: true })
  byId!: string | null;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}
