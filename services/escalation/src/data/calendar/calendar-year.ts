import { LocalDate, registerVocabulary } from '@complaints/kit';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDay as Day } from '../../domain/calendar/calendar-facts.js';
import { CalendarDayKind } from '../../domain/vocabulary.js';

registerVocabulary(CalendarDayKind, {
  name: 'CalendarDayKind',
  description: 'How a day is otherwise than its day of the week.',
  words: {
    HOLIDAY: 'No work is done on it.',
    WORKDAY: 'It is a make-up working day, with the hours of the first working day of the week.',
  },
});

const description = 'A day that is otherwise than its day of the week.';

/** A day as it is read and as it is written. */
@InputType('CalendarDayInput', { description })
@ObjectType('CalendarDay', { description, simpleResolvers: true })
export class CalendarDay implements Day {
  @Field(() => LocalDate, { description: 'The day, in the time zone of the calendar.' })
  day!: string;

  @Field(() => CalendarDayKind, { description: 'How it is.' })
  kind!: CalendarDayKind;
}

/** The holidays and make-up working days of one year; a later import takes their place. */
@Entity('calendar_year')
@ObjectType('CalendarYear', {
  description: 'The holidays and make-up working days of one year of a calendar.',
  simpleResolvers: true,
})
export class CalendarYear {
  @PrimaryColumn('text')
  code!: string;

  @Field(() => Int, { description: 'The year.' })
  @PrimaryColumn('integer')
  year!: number;

  @Field(() => String, { description: 'Who says so.' })
  @Column('text')
  source!: string;

  @Field(() => [CalendarDay], { description: 'Its days that are otherwise than their day of the week, in order.' })
  @Column('jsonb')
  days!: CalendarDay[];

  @Field(() => Date, { description: 'When it was imported.' })
  @Column('timestamptz', { name: 'imported_at' })
  importedAt!: Date;
}
