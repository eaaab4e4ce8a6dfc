import { meanings, Weekday } from '@complaints/contracts';
import { registerVocabulary } from '@complaints/kit';
import type { WeeklyBlock } from '@complaints/kit/pure';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

registerVocabulary(Weekday, meanings.weekday);

const description = 'A stretch of one weekday on which work is done, in the time zone of its calendar.';

/** Hours of one weekday, as they are read and as they are written. */
@InputType('WorkingBlockInput', { description })
@ObjectType('WorkingBlock', { description, simpleResolvers: true })
export class WorkingBlock implements WeeklyBlock {
  @Field(() => Weekday, { description: 'The day.' })
  weekday!: Weekday;

  @Field(() => String, { description: 'From when on, `09:00`.' })
  opensAt!: string;

  @Field(() => String, { description: 'Until when, `18:00`; the end of the day is `24:00`.' })
  closesAt!: string;
}

/** On which hours clocks run that do not run around the clock. */
@Entity('working_calendar')
@ObjectType('WorkingCalendar', {
  description: 'On which days and hours clocks run that do not run around the clock.',
  simpleResolvers: true,
})
export class WorkingCalendar {
  @Field(() => String, { description: 'What a policy names it by.' })
  @PrimaryColumn('text')
  code!: string;

  @Field(() => ID, { description: 'Its id.' })
  @Column('uuid')
  id!: string;

  @Field(() => String, { description: 'Its name in Chinese.' })
  @Column('text', { name: 'name_zh' })
  nameZh!: string;

  @Field(() => String, { description: 'Its name in English.' })
  @Column('text', { name: 'name_en' })
  nameEn!: string;

  @Field(() => String, { description: 'The zone that its days and hours are those of, for example `Asia/Shanghai`.' })
  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  @Field(() => [WorkingBlock], {
    description: 'Its hours, in the order of the week; a day without any is one of rest.',
  })
  @Column('jsonb')
  hours!: WorkingBlock[];

  /** Another one after each change of the calendar or of one of its years. */
  @Column('uuid')
  revision!: string;

  @Field(() => Date, { description: 'When it, or one of its years, was changed last.' })
  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
