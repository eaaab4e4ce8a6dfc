import { Field, InputType, Int } from 'type-graphql';
import { CalendarDay } from '../../data/calendar/calendar-year.js';
import { WorkingBlock } from '../../data/calendar/working-calendar.js';
import type { GivenCalendar, GivenYear } from '../../domain/calendar/read-calendar.js';

@InputType('SaveWorkingCalendarInput', { description: 'A calendar, whole.' })
export class SaveWorkingCalendarInput implements GivenCalendar {
  @Field(() => String, { description: 'Made by the client; the same key with the same input answers the same.' })
  idempotencyKey!: string;

  @Field(() => String, { description: 'What a policy names it by: up to 40 characters A to Z, 0 to 9 and _.' })
  code!: string;

  @Field(() => String, { description: 'Its name in Chinese, at most 200 characters.' })
  nameZh!: string;

  @Field(() => String, { description: 'Its name in English, at most 200 characters.' })
  nameEn!: string;

  @Field(() => String, { description: 'The zone that its days and hours are those of, for example `Asia/Shanghai`.' })
  timeZone!: string;

  @Field(() => [WorkingBlock], { description: 'Its hours, at most four blocks a day, one at least in the week.' })
  hours!: WorkingBlock[];
}

@InputType('ImportCalendarYearInput', { description: 'The holidays and make-up working days of a year.' })
export class ImportCalendarYearInput implements GivenYear {
  @Field(() => String, { description: 'Made by the client; the same key with the same input answers the same.' })
  idempotencyKey!: string;

  @Field(() => String, { description: 'The code of the calendar.' })
  code!: string;

  @Field(() => Int, { description: 'The year, 2000 to 2100.' })
  year!: number;

  @Field(() => String, { description: 'Who says so: the number of a notice, for example; at most 200 characters.' })
  source!: string;

  @Field(() => [CalendarDay], {
    description: 'All its days that are otherwise than their day of the week; none when all are as that.',
  })
  days!: CalendarDay[];
}
