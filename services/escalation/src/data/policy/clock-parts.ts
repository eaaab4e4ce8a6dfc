import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { PolicyDocument } from '../../domain/policy.js';
import { PauseReason } from './vocabulary.js';

const CALENDARS = 'The working calendars that clocks run on, by their codes; null counts every minute of every day.';

/** Source: R19, R27. */
@InputType('ClockCalendarsInput', { description: CALENDARS })
@ObjectType('ClockCalendars', { description: CALENDARS, simpleResolvers: true })
export class ClockCalendars {
  @Field(() => String, { nullable: true, description: 'Of the clock until the customer is reached.' })
  contact!: string | null;

  @Field(() => String, { nullable: true, description: 'Of the clock until the first answer.' })
  firstAnswer!: string | null;

  @Field(() => String, { nullable: true, description: 'Of the clock until a plan is agreed.' })
  plan!: string | null;

  @Field(() => String, { nullable: true, description: 'Of the working days of the law.' })
  statutory!: string | null;
}

const TIERS = 'The tier, 1 to 3, that owns a complaint of a level.';

/** Source: R20. */
@InputType('TierOfLevelInput', { description: TIERS })
@ObjectType('TierOfLevel', { description: TIERS, simpleResolvers: true })
export class TierOfLevel {
  @Field(() => Int, { description: 'Of a first complaint.' })
  FIRST!: 1 | 2 | 3;

  @Field(() => Int, { description: 'Of a second one.' })
  SECOND!: 1 | 2 | 3;

  @Field(() => Int, { description: 'Of a major one.' })
  MAJOR!: 1 | 2 | 3;

  @Field(() => Int, { description: 'Of an abnormal one.' })
  ABNORMAL!: 1 | 2 | 3;
}

const UNREACHABLE = 'How many attempts, by how many means, on how many days show that a customer cannot be reached.';

/** Source: R35. */
@InputType('UnreachableAfterInput', { description: UNREACHABLE })
@ObjectType('UnreachableAfter', { description: UNREACHABLE, simpleResolvers: true })
export class UnreachableAfter {
  @Field(() => Int, { description: 'So many attempts, 1 to 100.' })
  attempts!: number;

  @Field(() => Int, { description: 'By so many different means.' })
  means!: number;

  @Field(() => Int, { description: 'On so many different days.' })
  days!: number;
}

const PAUSING = 'Why, and how long in all, a clock may stand still.';

/** Source: R27. */
@InputType('ClockPausingInput', { description: PAUSING })
@ObjectType('ClockPausing', { description: PAUSING, simpleResolvers: true })
export class ClockPausing {
  @Field(() => [PauseReason], { description: 'For these reasons; a clock never stands still when there are none.' })
  reasons!: PauseReason[];

  @Field(() => Int, { description: 'So many hours in all, 1 to 8,760.' })
  atMostHours!: number;
}

const STEP = 'A step of the emergency procedure, with its clock.';

/** Source: R18. */
@InputType('EmergencyStepRuleInput', { description: STEP })
@ObjectType('EmergencyStepRule', { description: STEP, simpleResolvers: true })
export class EmergencyStepRule implements Step {
  @Field(() => String, { description: 'Names it: up to 40 characters A to Z, 0 to 9 and _.' })
  code!: string;

  @Field(() => String, { description: 'What is to be done, in Chinese; at most 200 characters.' })
  titleZh!: string;

  @Field(() => String, { description: 'What is to be done, in English; at most 200 characters.' })
  titleEn!: string;

  @Field(() => Int, { description: 'Within so many minutes.' })
  withinMinutes!: number;
}
type Step = PolicyDocument['emergencySteps'][number];
