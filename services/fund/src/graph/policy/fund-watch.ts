import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { PolicyDocument } from '../../domain/policy.js';

const WATCH = 'What is flagged for oversight, each from so many on, 2 to 1,000.';

/** Source: R66. */
@InputType('FundWatchInput', { description: WATCH })
@ObjectType('FundWatch', { description: WATCH, simpleResolvers: true })
export class FundWatch implements Watch {
  @Field(() => Int, { description: 'From so many disbursements for one complaint on.' })
  severalFrom!: number;

  @Field(() => Int, { description: 'Below what a post may grant by so many percent is just below it, 1 to 50.' })
  justBelowPercent!: number;

  @Field(() => Int, { description: 'From so many disbursements of one post just below what it may grant on.' })
  justBelowFrom!: number;

  @Field(() => Int, { description: 'Within so many days, 1 to 366.' })
  justBelowWithinDays!: number;

  @Field(() => Int, { description: 'From so many disbursements for complaints of one customer on.' })
  sameCustomerFrom!: number;

  @Field(() => Int, { description: 'Within so many days, 1 to 366.' })
  sameCustomerWithinDays!: number;

  @Field(() => Int, { description: 'From so many disbursements for one payee on.' })
  samePayeeFrom!: number;

  @Field(() => Int, { description: 'Within so many days, 1 to 366.' })
  samePayeeWithinDays!: number;

  @Field(() => Int, { description: 'From so many disbursements granted from one post on one day on.' })
  manyInADayFrom!: number;
}
type Watch = PolicyDocument['watch'];
