import { Purpose } from '@complaints/contracts';
import { fenOf, MoneyInput } from '@complaints/kit';
import { Field, ID, InputType } from 'type-graphql';
import type { Step } from '../../domain/plan/steps.js';
import { Remedy, SetbackChange } from '../../domain/vocabulary.js';
import { CaseInput } from '../act-on-case.js';

@InputType({ description: 'Something to be reached on the way of a step.' })
class MilestoneInput {
  @Field(() => String, { description: 'What is reached, at most 200 characters.' })
  title!: string;

  @Field(() => Date, { description: 'By when: not before the start of the step, nor after its end.' })
  dueAt!: Date;
}

@InputType({ description: 'One step of a plan: who does what by when.' })
export class PlanStepInput {
  @Field(() => String, { description: 'What is done, at most 200 characters.' })
  title!: string;

  @Field(() => ID, { nullable: true, description: 'The person who does it; either a person or a team does.' })
  assigneeId?: string | null;

  @Field(() => String, { nullable: true, description: 'The team that does it, at most 200 characters.' })
  team?: string | null;

  @Field(() => String, { description: 'What is to come of it, at most 2,000 characters.' })
  expectedResult!: string;

  @Field(() => String, { nullable: true, description: 'What it takes, at most 2,000 characters.' })
  resources?: string | null;

  @Field(() => Date, { nullable: true, description: 'When it starts.' })
  startAt?: Date | null;

  @Field(() => Date, { description: 'The last instant that is in time.' })
  dueAt!: Date;

  @Field(() => [MilestoneInput], { defaultValue: [], description: 'What is reached on the way; at most 10.' })
  milestones!: MilestoneInput[];
}

@InputType({ description: 'Why a plan can be carried out.' })
class FeasibilityInput {
  @Field(() => String, { description: 'What the policy says to it, at most 2,000 characters.' })
  policy!: string;

  @Field(() => String, { description: 'Whether what it takes is there, at most 2,000 characters.' })
  resources!: string;

  @Field(() => String, { description: 'How it meets what the customer expects, at most 2,000 characters.' })
  expectation!: string;
}

@InputType({ description: 'Why the last turn of a case ended without success, and what changes.' })
class SetbackInput {
  @Field(() => String, { description: 'Why it came so, at most 2,000 characters.' })
  why!: string;

  @Field(() => [SetbackChange], { description: 'What changes; one at least.' })
  changes!: SetbackChange[];

  @Field(() => String, { nullable: true, description: 'How it changes, at most 2,000 characters.' })
  note?: string | null;
}

@InputType('RoundInput', { description: 'What every round of a plan says.' })
export abstract class RoundInput extends CaseInput {
  @Field(() => String, { description: 'The cause that was found, at most 2,000 characters.' })
  cause!: string;

  @Field(() => Remedy, { description: 'What is offered.' })
  remedy!: Remedy;

  @Field(() => String, { nullable: true, description: 'What is offered, in words, at most 2,000 characters.' })
  description?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'Money from the reserve fund.' })
  compensation?: MoneyInput | null;

  @Field(() => Purpose, {
    nullable: true,
    description: 'What the compensation is for; stands with a compensation only.',
  })
  purpose?: Purpose | null;

  @Field(() => [PlanStepInput], { description: 'Who does what by when; 1 to 20 steps.' })
  steps!: PlanStepInput[];

  @Field(() => FeasibilityInput, { description: 'Why it can be carried out.' })
  feasibility!: FeasibilityInput;

  @Field(() => String, {
    nullable: true,
    description: 'Why it departs from the standard solution of its nature, at most 2,000 characters.',
  })
  departureReason?: string | null;

  @Field(() => SetbackInput, {
    nullable: true,
    description: 'Why the last turn ended without success, and what changes; asked for after a setback only.',
  })
  setback?: SetbackInput | null;
}

/** The steps that somebody typed, with what was left out. */
export const stepsOf = (steps: readonly PlanStepInput[]): Step[] =>
  steps.map(({ title, assigneeId = null, team = null, expectedResult, resources = null, startAt = null, ...rest }) => ({
    ...{ title, assigneeId, team, expectedResult, resources, startAt },
    ...rest,
  }));

/**
 * The round that somebody typed, with what was left out.
 * @throws RuleError as `fenOf`
 */
export function roundOf(input: RoundInput) {
  const { cause, remedy, description = null, compensation, purpose = null, feasibility, setback } = input;
  return {
    ...{ cause, remedy, description, purpose, feasibility },
    departureReason: input.departureReason?.trim() || null,
    compensationFen: compensation ? fenOf(compensation, ['compensation']) : null,
    steps: stepsOf(input.steps),
    setback: setback ? { ...setback, note: setback.note ?? null } : null,
  };
}
