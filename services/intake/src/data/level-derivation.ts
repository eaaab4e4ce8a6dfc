import { Field, Int, ObjectType } from 'type-graphql';
import type { Counting, Derivation } from '../domain/derive-level.js';
import { CountReason, Ground, type Level, Source } from './vocabulary.js';

/** What was decided about one earlier complaint of the matter. */
@ObjectType('LevelTrace', {
  description: 'What was decided about one earlier complaint of the matter.',
  simpleResolvers: true,
})
export class LevelTrace implements Counting {
  complaintId!: string;

  @Field(() => Int, { description: 'Which complaint of the matter it is, from 1.' })
  position!: number;

  @Field(() => Boolean, { description: 'Whether it counts.' })
  counted!: boolean;

  @Field(() => CountReason, { description: 'Why it counts, or does not.' })
  reason!: CountReason;
}

/** Why a complaint has its level; kept with the complaint as it was derived. */
@ObjectType('LevelDerivation', { description: 'Why a complaint has its level.', simpleResolvers: true })
export class LevelDerivation implements Derivation {
  level!: Level;

  @Field(() => Ground, { nullable: true, description: 'Which rule gave it; null where it was not kept yet.' })
  ground!: Ground;

  @Field(() => Source, {
    nullable: true,
    description: 'The source it was derived from; null where it was not kept yet.',
  })
  source!: Source;

  joinedSources!: Source[];

  failedAttempts!: number;

  @Field(() => [LevelTrace], { description: 'Every earlier complaint of the matter, oldest first.' })
  trace!: LevelTrace[];

  @Field(() => String, { description: 'What counted, what did not and why, in one Chinese sentence.' })
  sentenceZh!: string;

  @Field(() => String, { description: 'What counted, what did not and why, in one English sentence.' })
  sentenceEn!: string;

  @Field(() => Int, { description: 'The version of the policy it was derived under.' })
  policyVersion!: number;
}
