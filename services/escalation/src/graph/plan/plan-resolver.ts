import { type Context, Money, moneyOf } from '@complaints/kit';
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { PlanAdjustment } from '../../data/plan/plan-adjustment.js';
import { PlanStep } from '../../data/plan/plan-step.js';
import { Plan } from '../../data/plan.js';
import { Staff } from '../../data/staff.js';
import { staffOf } from '../loaders.js';
import { AcceptanceProof } from './acceptance-proof.js';
import { createAdjustmentsLoader, createStepsLoader } from './plan-loaders.js';

@ObjectType('Feasibility', { description: 'Why a plan can be carried out.', simpleResolvers: true })
class Feasibility {
  @Field(() => String, { description: 'What the policy says to it.' })
  policy!: string;

  @Field(() => String, { description: 'Whether what it takes is there.' })
  resources!: string;

  @Field(() => String, { description: 'How it meets what the customer expects.' })
  expectation!: string;
}

@Resolver(() => Plan)
export class PlanResolver {
  @FieldResolver(() => Money, { nullable: true, description: 'The compensation that it offers.' })
  compensation(@Root() { compensationFen }: Plan): Money | null {
    return compensationFen === null ? null : moneyOf(compensationFen);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who proposed it.' })
  proposedBy(@Root() { proposedById }: Plan, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, proposedById);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'For whom, when a deputy did.' })
  onBehalfOf(@Root() { onBehalfOfId }: Plan, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, onBehalfOfId);
  }

  @FieldResolver(() => AcceptanceProof, { nullable: true, description: 'What shows that the customer accepted.' })
  acceptanceProof(@Root() { proofKind, proofReference }: Plan): AcceptanceProof | null {
    return proofKind && proofReference ? { kind: proofKind, reference: proofReference } : null;
  }

  @FieldResolver(() => Feasibility, {
    nullable: true,
    description: 'Why it can be carried out; null of a round from before that was kept.',
  })
  feasibility(@Root() plan: Plan): Feasibility | null {
    const { feasibleByPolicy: policy, feasibleByResources: resources, feasibleByExpectation: expectation } = plan;
    return policy && resources && expectation ? { policy, resources, expectation } : null;
  }

  @FieldResolver(() => [PlanStep], {
    description: 'Its steps in their order, those of its adjustments too; at most 100.',
  })
  steps(@Root() { id }: Plan, @Ctx() context: Context): Promise<PlanStep[]> {
    return context.loader(createStepsLoader).load(id);
  }

  @FieldResolver(() => [PlanAdjustment], { description: 'How it was adjusted since, oldest first; fewer than 100.' })
  adjustments(@Root() { id }: Plan, @Ctx() context: Context): Promise<PlanAdjustment[]> {
    return context.loader(createAdjustmentsLoader).load(id);
  }
}
