import { type Context, Money, moneyOf } from '@complaints/kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Allowance } from '../data/allowance.js';
import { Budget } from '../data/budget.js';
import { Disbursement } from '../data/disbursement.js';
import { Complaint, Region, Store } from '../data/foreign-entities.js';
import { DisbursementState } from '../domain/vocabulary.js';
import { createBudgetLoader, createComplaintLoader, createStoreAllowanceLoader } from './loaders.js';

const GRANTED: readonly DisbursementState[] = [DisbursementState.APPROVED, DisbursementState.PAID];

/** What the fund knows of complaints. */
@Resolver(() => Complaint)
export class ComplaintResolver {
  @FieldResolver(() => [Disbursement], {
    nullable: true,
    description: 'Uses of the reserve fund for it, oldest first.',
  })
  disbursements(@Root() { id }: Complaint, @Ctx() context: Context) {
    return context.loader(createComplaintLoader).load(id);
  }

  @FieldResolver(() => Money, { nullable: true, description: 'What was granted for it: approved and paid.' })
  async compensationTotal(@Root() { id }: Complaint, @Ctx() context: Context) {
    const disbursements = await context.loader(createComplaintLoader).load(id);
    if (!disbursements) return null;
    const granted = disbursements.filter(({ state }) => GRANTED.includes(state));
    return moneyOf(granted.reduce((fen, { amountFen }) => fen + amountFen, 0));
  }
}

/** What the fund knows of stores. */
@Resolver(() => Store)
export class StoreResolver {
  @FieldResolver(() => Allowance, { nullable: true, description: 'What its manager may still approve in this period.' })
  allowance(@Root() { id }: Store, @Ctx() context: Context) {
    return context.loader(createStoreAllowanceLoader).load(id);
  }
}

/** What the fund knows of regions. */
@Resolver(() => Region)
export class RegionResolver {
  @FieldResolver(() => Budget, { nullable: true, description: 'What it may spend in this quarter.' })
  budget(@Root() { id }: Region, @Ctx() context: Context) {
    return context.loader(createBudgetLoader).load(id);
  }
}
