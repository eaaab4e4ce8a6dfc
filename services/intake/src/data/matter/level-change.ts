import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LevelDerivation } from '../level-derivation.js';
import { Level, LevelCause } from '../vocabulary.js';

/** That the level of a complaint became another, with the derivation it had before. Source: R14. */
@Entity('level_change')
@ObjectType('LevelChange', { description: 'That the level of a complaint became another.', simpleResolvers: true })
export class LevelChange {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Field(() => LevelCause, { description: 'Why.' })
  @Column('text')
  cause!: LevelCause;

  @Field(() => String, {
    nullable: true,
    description: 'Why, in the words of whoever corrected it; null when nobody did.',
  })
  @Column('text', { nullable: true })
  reason!: string | null;

  @Field(() => Level, { description: 'The level before.' })
  @Column('text', { name: 'from_level' })
  fromLevel!: Level;

  @Field(() => Level, { description: 'The level since.' })
  @Column('text', { name: 'to_level' })
  toLevel!: Level;

  @Field(() => Boolean, {
    description:
      'Whether it became lower: owner, clocks and what was done under the higher level stay, for oversight to see.',
  })
  @Column('boolean', { name: 'is_lower' })
  isLower!: boolean;

  @Field(() => LevelDerivation, { description: 'Why it had the level before.' })
  @Column('jsonb', { name: 'former_derivation' })
  formerDerivation!: LevelDerivation;

  @Field(() => ID, { nullable: true, description: 'Who corrected it; null when nobody did.' })
  @Column('uuid', { name: 'changed_by_id', nullable: true })
  changedById!: string | null;

  @Field(() => ID, { nullable: true, description: 'For whom a deputy did.' })
  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;

  @Field(() => Date, { description: 'When.' })
  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
