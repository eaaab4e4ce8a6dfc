import { LocalDate, Money, moneyOf } from '@complaints/kit';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { DayTally } from '../data/daily-figures.js';
import { type Rates, ratesOf, type Tally } from '../domain/rates.js';

const count = (description: string) => Field(() => Int, { description });
const rate = (description: string) => Field(() => Float, { nullable: true, description });

@ObjectType({ description: 'What was counted, each thing on the day it happened.', simpleResolvers: true })
export class FigureCounts implements Rates {
  @count('Complaints accepted.') registered!: number;
  @count('Those among them that came back on a matter.') repeats!: number;
  @count('Complaints accepted at level FIRST.') first!: number;
  @count('Complaints accepted at level SECOND.') second!: number;
  @count('Complaints accepted at level MAJOR.') major!: number;
  @count('Complaints accepted at level ABNORMAL.') abnormal!: number;
  @count('Complaints closed, agreed or not; without those a repeat took over, and those that went on after all.')
  closed!: number;
  @count('Those among them closed without agreement.') closedWithoutAgreement!: number;
  @count('Those among them closed for now, because the customer could not be reached.') closedProvisionally!: number;
  @count('Complaints that a repeat took over.') superseded!: number;
  @count('Complaints accepted that were joined to another, which says the same and goes on for both.') merged!: number;
  @count('Complaints joined by mistake that stand by themselves again.') separated!: number;
  @count('Rises of a complaint to a graver level after it was accepted.') rises!: number;
  @count('Times a complaint was handed to a department, or back to its owner.') handOvers!: number;
  @count('First times a customer was reached on a contact clock.') contacted!: number;
  @count('Those among them within the limit.') contactedInTime!: number;
  @count('Contact clocks that ran out.') contactMissed!: number;
  @count('Plans a customer agreed to.') plansAccepted!: number;
  @count('Those among them within the limit.') plansInTime!: number;
  @count('Plan clocks that ran out.') planMissed!: number;
  @count('Steps of cases up the tiers.') climbs!: number;
  @count('Cases whose work is finished and confirmed by the customer.') resolved!: number;
  @count('Ratings customers gave.') ratings!: number;
  @count('Those among them with 3 or more for result and handling, and solved.') satisfied!: number;
  @count('Payments from the reserve fund, without those that were taken back.') payments!: number;

  @Field(() => Money, { description: 'What was paid from the reserve fund, without what was taken back.' })
  compensation!: Money;

  @rate('Contacts in time among all contact clocks that were met in time or ran out; null without any.')
  contactInTimeRate!: number | null;

  @rate('Plans in time among all plan clocks that were met in time or ran out; null without any.')
  planInTimeRate!: number | null;

  @rate('Repeats among the complaints accepted; null without any.')
  repeatRate!: number | null;

  @rate('Hours from opening to resolution, on average; null without any.')
  averageResolutionHours!: number | null;

  @rate('Satisfied customers among the ratings; null without any.')
  satisfactionRate!: number | null;

  @rate('Satisfaction with the result, 1 to 5, on average; null without ratings.')
  averageResultSatisfaction!: number | null;

  @rate('Satisfaction with the handling, 1 to 5, on average; null without ratings.')
  averageHandlingSatisfaction!: number | null;
}

@ObjectType({ description: 'What was counted on one day.', simpleResolvers: true })
export class DailyFigures extends FigureCounts {
  @Field(() => LocalDate, { description: 'The day in the time zone of the chain.' })
  day!: string;
}

/** A tally as clients see it. */
export const figureCountsOf = (tally: Tally): FigureCounts => ({
  ...tally,
  ...ratesOf(tally),
  compensation: moneyOf(tally.paidFen),
});

export const dailyFiguresOf = (tally: DayTally): DailyFigures => ({ ...figureCountsOf(tally), day: tally.day });
