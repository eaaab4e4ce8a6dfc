import type { WeeklyBlock } from '@complaints/kit/pure';
import { Field, InputType, ObjectType } from 'type-graphql';
import { Weekday } from '../vocabulary.js';

const description = 'A stretch of one weekday, in the time zone of the chain.';

/** A stretch of one weekday, as it is read and as it is written. */
@InputType('OpeningBlockInput', { description })
@ObjectType('OpeningBlock', { description, simpleResolvers: true })
export class OpeningBlock implements WeeklyBlock {
  @Field(() => Weekday, { description: 'The day.' })
  weekday!: Weekday;

  @Field(() => String, { description: 'From when on, `09:00`.' })
  opensAt!: string;

  @Field(() => String, { description: 'Until when, `21:00`; the end of the day is `24:00`.' })
  closesAt!: string;
}
