import { type Context, connectionType, mutate, PageArgs, pageOf, payloadType } from '@complaints/kit';
import { MINUTE_MS } from '@complaints/kit/pure';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, Resolver, Root } from 'type-graphql';
import { routeComplaint } from '../../actions/screening/route-complaint.js';
import { Complaint } from '../../data/complaint.js';
import { Department } from '../../data/department.js';
import { HandOver } from '../../data/screening/hand-over.js';
import { createComplaintLoader, createDepartmentLoader } from '../loaders.js';
import { partsLoader } from '../parts-loader.js';

const HandOverConnection = connectionType(HandOver, 'HandOver');
const RouteComplaintPayload = payloadType('RouteComplaintPayload', 'complaint', () => Complaint);
const handOverLoader = partsLoader(HandOver);

@InputType('RouteComplaintInput', { description: 'A complaint that somebody else must deal with.' })
class RouteComplaintInput {
  @Field(() => String, {
    description: 'Made by the client; the same key with the same input answers the same complaint.',
  })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The complaint.' })
  complaintId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The department that must deal with it, in its region or at headquarters; null hands it back.',
  })
  departmentId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What to say to whoever takes it over, at most 2,000 characters.',
  })
  note?: string | null;
}

@Resolver(() => Complaint)
export class ScreeningResolver {
  @Mutation(() => RouteComplaintPayload, {
    description:
      'Hands a complaint to the department that must deal with it, which sees it from then on; each time is counted.',
  })
  routeComplaint(
    @Arg('input', () => RouteComplaintInput, { description: 'Which, to whom.' }) input: RouteComplaintInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'routeComplaint',
      input,
      field: 'complaint',
      act: async (em, request) => (await routeComplaint(em, { ...input, ...request })).id,
      read: (id) => context.loader(createComplaintLoader).load(id),
    });
  }

  @FieldResolver(() => Department, {
    nullable: true,
    description: 'In whose hands it is; null while its owner has it.',
  })
  department(@Root() { departmentId }: Complaint, @Ctx() context: Context) {
    return departmentId && context.loader(createDepartmentLoader).load(departmentId);
  }

  @FieldResolver(() => HandOverConnection, { description: 'Through whose hands it went, oldest first.' })
  async handedOver(@Root() { id }: Complaint, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    const seen = await context.loader(createComplaintLoader).load(id);
    return seen ? context.loader(handOverLoader).load(id, page) : pageOf([], page, () => []);
  }
}

@Resolver(() => HandOver)
export class HandOverResolver {
  @FieldResolver(() => Department, { nullable: true, description: 'To whom it went; null when back to its owner.' })
  department(@Root() { departmentId }: HandOver, @Ctx() context: Context) {
    return departmentId && context.loader(createDepartmentLoader).load(departmentId);
  }

  @FieldResolver(() => Int, { description: 'How long it was in these hands, until now while it is, in whole minutes.' })
  heldMinutes(@Root() { handedAt, endedAt }: HandOver, @Ctx() { clock }: Context) {
    return Math.floor(((endedAt ?? clock.now()).getTime() - handedAt.getTime()) / MINUTE_MS);
  }
}
