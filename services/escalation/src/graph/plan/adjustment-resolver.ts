import type { Context } from '@complaints/kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PlanAdjustment } from '../../data/plan/plan-adjustment.js';
import { Staff } from '../../data/staff.js';
import { staffOf } from '../loaders.js';
import { AcceptanceProof } from './acceptance-proof.js';

@Resolver(() => PlanAdjustment)
export class AdjustmentResolver {
  @FieldResolver(() => AcceptanceProof, { nullable: true, description: 'What shows that the customer consented.' })
  proof(@Root() { proofKind, proofReference }: PlanAdjustment): AcceptanceProof | null {
    return proofKind && proofReference ? { kind: proofKind, reference: proofReference } : null;
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who adjusted it.' })
  by(@Root() { byId }: PlanAdjustment, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, byId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'For whom, when a deputy did.' })
  onBehalfOf(@Root() { onBehalfOfId }: PlanAdjustment, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, onBehalfOfId);
  }
}
