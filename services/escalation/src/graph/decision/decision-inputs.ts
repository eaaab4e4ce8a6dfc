import { DecisionOutcome } from '@complaints/contracts';
import { Field, InputType } from 'type-graphql';
import { CaseInput } from '../act-on-case.js';

@InputType('WeighingInput', { description: 'What a decision was weighed by; one of it at least is said.' })
export class WeighingInput {
  @Field(() => String, { nullable: true, description: 'Who is liable, at most 2,000 characters.' })
  liability?: string | null;

  @Field(() => String, { nullable: true, description: 'What the customer expected, at most 2,000 characters.' })
  expectation?: string | null;

  @Field(() => String, { nullable: true, description: 'How far both sides could meet, at most 2,000 characters.' })
  compromise?: string | null;

  @Field(() => String, { nullable: true, description: 'What it means for the market, at most 2,000 characters.' })
  marketEffect?: string | null;

  @Field(() => String, { nullable: true, description: 'What is fair, at most 2,000 characters.' })
  fairness?: string | null;

  @Field(() => String, { nullable: true, description: 'How it was weighed, at most 2,000 characters.' })
  arbitration?: string | null;
}

@InputType('IssueDecisionInput', { description: 'What is decided on the demand of the customer.' })
export class IssueDecisionInput extends CaseInput {
  @Field(() => DecisionOutcome, { description: 'How far it meets what the customer demands.' })
  outcome!: DecisionOutcome;

  @Field(() => String, { description: 'Why, at most 2,000 characters; the customer reads it.' })
  reasons!: string;

  @Field(() => WeighingInput, { description: 'What was weighed; the customer reads it.' })
  weighing!: WeighingInput;

  @Field(() => String, {
    nullable: true,
    description: 'How to appeal, at most 2,000 characters; needed where it falls short of the demand.',
  })
  appealText?: string | null;
}

@InputType('RefusalInput', { description: 'That the customer refused the final decision.' })
export class RefusalInput {
  @Field(() => String, { description: 'What the customer said, at most 2,000 characters.' })
  statement!: string;

  @Field(() => Date, { description: 'When they did.' })
  refusedAt!: Date;
}

@InputType('CloseWithoutAgreementInput', { description: 'Why a case ends without agreement.' })
export class CloseWithoutAgreementInput extends CaseInput {
  @Field(() => String, { description: 'Why, at most 2,000 characters.' })
  reasons!: string;

  @Field(() => String, { description: 'How the customer was told to appeal, at most 2,000 characters.' })
  appealText!: string;

  @Field(() => RefusalInput, { description: 'How the customer refused the final decision.' })
  refusal!: RefusalInput;
}
