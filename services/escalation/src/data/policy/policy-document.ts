import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { PolicyDocument } from '../../domain/policy.js';
import { AnswerStandard, ConductPoints } from './answer-parts.js';
import { ClockCalendars, ClockPausing, EmergencyStepRule, TierOfLevel, UnreachableAfter } from './clock-parts.js';
import { StatutoryPack } from './vocabulary.js';

/** What a version says, as it is read and as it is published. */
@InputType('HandlingPolicyDocumentInput', { description: 'What a version of the handling policy says, whole.' })
@ObjectType('HandlingPolicyDocument', {
  description: 'What a version of the handling policy says.',
  simpleResolvers: true,
})
export class HandlingPolicyDocument implements PolicyDocument {
  @Field(() => String, { description: 'The zone that days are counted in, for example `Asia/Shanghai`.' })
  timeZone!: string;

  @Field(() => Int, { description: 'Within how many minutes the owner reaches the customer.' })
  contactWithinMinutes!: number;

  @Field(() => Int, { description: 'Within how many hours of acceptance a normal complaint has a first answer.' })
  firstAnswerWithinHours!: number;

  @Field(() => Int, { description: 'Within how many hours owner and customer agree on a plan.' })
  planWithinHours!: number;

  @Field(() => ClockCalendars, { description: 'The working calendars that these clocks run on.' })
  calendarOf!: ClockCalendars;

  @Field(() => TierOfLevel, { description: 'The tier that owns a complaint of a level.' })
  tierOfLevel!: TierOfLevel;

  @Field(() => [Int], { description: 'When a clock warns, in percent of its limit, ascending; at most five times.' })
  warnAtPercent!: number[];

  @Field(() => Int, { description: 'From this failed attempt on each is reported to the executive president.' })
  reportFromFailedAttempts!: number;

  @Field(() => UnreachableAfter, { description: 'What shows that a customer cannot be reached.' })
  unreachable!: UnreachableAfter;

  @Field(() => ClockPausing, { description: 'Why, and how long, a clock may stand still.' })
  pausing!: ClockPausing;

  @Field(() => [EmergencyStepRule], { description: 'The checklist of the emergency procedure, at most 20 steps.' })
  emergencySteps!: EmergencyStepRule[];

  @Field(() => [StatutoryPack], { description: 'The clocks of the law that run.' })
  statutoryPacks!: StatutoryPack[];

  @Field(() => AnswerStandard, { description: 'What an answer is measured by.' })
  answerStandard!: AnswerStandard;

  @Field(() => ConductPoints, { description: 'What acts cost in points.' })
  points!: ConductPoints;
}
