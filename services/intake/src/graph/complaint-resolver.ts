import { type Context, mutate, PageArgs, payloadType } from '@complaints/kit';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { registerComplaint } from '../actions/register-complaint.js';
import { Complaint } from '../data/complaint.js';
import { Customer } from '../data/customer.js';
import { countComplaints, findComplaintPage } from '../data/find-complaints.js';
import { Rating } from '../data/rating.js';
import { Store } from '../data/store.js';
import { complaintScope, mayRegister } from '../domain/rights.js';
import { ComplaintConnection, complaintPage } from './complaint-connection.js';
import { handed } from './handed.js';
import { ComplaintFilterInput, RegisterComplaintInput } from './inputs.js';
import { createComplaintLoader, createCustomerLoader, createNewestRatingLoader, createStoreLoader } from './loaders.js';

const RegisterComplaintPayload = payloadType('RegisterComplaintPayload', 'complaint', () => Complaint);

@Resolver(() => Complaint)
export class ComplaintResolver {
  @Query(() => Complaint, {
    nullable: true,
    description: 'One complaint; null when there is none that the caller sees.',
  })
  complaint(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: Context) {
    return context.loader(createComplaintLoader).load(id);
  }

  @Query(() => ComplaintConnection, { description: 'The complaints that the caller sees, newest first.' })
  async complaints(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ComplaintFilterInput, { nullable: true, description: 'Which ones.' })
    filter: ComplaintFilterInput | null,
    @Ctx() context: Context,
  ) {
    const scope = complaintScope(await context.actor());
    const { manager } = context.dataSource;
    const list = { page, filter: filter ?? {} };
    return complaintPage(context, {
      rows: await findComplaintPage(manager, scope, list),
      page,
      count: (most) => countComplaints(manager, scope, { ...list, most }),
    });
  }

  @Mutation(() => RegisterComplaintPayload, {
    description: 'Takes a complaint in; it gets its number and level at once.',
  })
  registerComplaint(
    @Arg('input', () => RegisterComplaintInput, { description: 'The complaint.' }) input: RegisterComplaintInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'registerComplaint',
      input,
      field: 'complaint',
      act: async (em, request) => (await registerComplaint(em, { ...input, ...request, ...handed(context) })).id,
      // Whoever takes it in reads the number out, also where the complaint is not theirs to see.
      read: async (id, { by, repeated }) => {
        const complaint = await context.dataSource.manager.findOneByOrFail(Complaint, { id });
        return !repeated || mayRegister(by, complaint) ? complaint : context.loader(createComplaintLoader).load(id);
      },
    });
  }

  @FieldResolver(() => Store, { nullable: true, description: 'The store complained about; null when none was named.' })
  store(@Root() { storeId }: Complaint, @Ctx() context: Context) {
    return storeId && context.loader(createStoreLoader).load(storeId);
  }

  @FieldResolver(() => Complaint, {
    nullable: true,
    description: 'The earlier complaint that the customer came back to.',
  })
  repeatOf(@Root() { repeatOfId }: Complaint, @Ctx() context: Context) {
    return repeatOfId && context.loader(createComplaintLoader).load(repeatOfId);
  }

  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'Who complains; null when anonymous, and where the caller took in what they do not see.',
  })
  async customer(@Root() { id, customerId }: Complaint, @Ctx() context: Context) {
    return customerId && (await sees(context, id)) ? context.loader(createCustomerLoader).load(customerId) : null;
  }

  @FieldResolver(() => Rating, {
    nullable: true,
    description: 'What the customer said after the outcome, the last time it was asked.',
  })
  async rating(@Root() { id }: Complaint, @Ctx() context: Context) {
    return (await sees(context, id)) ? context.loader(createNewestRatingLoader).load(id) : null;
  }
}

/** Not whoever is handed a complaint sees it: who takes it in is answered it once. Source: R91. */
const sees = async (context: Context, id: string): Promise<boolean> =>
  (await context.loader(createComplaintLoader).load(id)) !== null;
