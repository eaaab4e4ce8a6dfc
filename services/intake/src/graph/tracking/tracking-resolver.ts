import { Role } from '@complaints/contracts';
import { type Context, connectionType, PageArgs, pageOf, transact } from '@complaints/kit';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import type { DataSource } from 'typeorm';
import { trackComplaint } from '../../actions/tracking/track-complaint.js';
import type { Complaint } from '../../data/complaint.js';
import { listKeyOf } from '../../data/find-complaints.js';
import { findFiledPage, findGoingOn } from '../../data/tracking/find-tracked.js';
import { handed } from '../handed.js';
import { TrackedComplaint, trackedComplaint } from './tracked-complaint.js';

const TrackedComplaintConnection = connectionType(TrackedComplaint, 'TrackedComplaint');

@Resolver()
export class TrackingResolver {
  @Query(() => TrackedComplaint, {
    nullable: true,
    description:
      'Looks a complaint up by its number and the customer’s contact; null when they do not belong together.',
  })
  async trackComplaint(
    @Arg('number', () => String, { description: 'The number, as people type it.' }) number: string,
    @Arg('contact', () => String, { description: 'A phone, an e-mail address or the member number.' }) contact: string,
    @Ctx() context: Context,
  ) {
    const { caller, requestId, dataSource, clock } = context;
    const cause = { actorId: caller.sub || null, traceId: requestId, operation: 'trackComplaint' };
    const asked = { number, contact, ...handed(context), now: clock.now() };
    const complaint = await transact(dataSource, cause, (em) => trackComplaint(em, asked));
    return complaint && (await trackedOf(dataSource, [complaint]))[0];
  }

  @Query(() => TrackedComplaintConnection, {
    description:
      'The complaints that the customer filed by a token of their own, newest first; nothing for anybody else.',
  })
  async myComplaints(@Args(() => PageArgs) page: PageArgs, @Ctx() { caller, dataSource }: Context) {
    const filedById = caller.role === Role.CUSTOMER ? caller.sub : '';
    const rows = await findFiledPage(dataSource.manager, filedById, page);
    const { edges, pageInfo } = pageOf(rows, page, listKeyOf);
    const tracked = await trackedOf(
      dataSource,
      edges.map(({ node }) => node),
    );
    return { edges: edges.map(({ cursor }, at) => ({ cursor, node: tracked[at] })), pageInfo };
  }
}

async function trackedOf({ manager }: DataSource, complaints: readonly Complaint[]): Promise<TrackedComplaint[]> {
  const goingOn = await findGoingOn(manager, complaints);
  return complaints.map((complaint, at) => trackedComplaint(complaint, goingOn[at] ?? complaint));
}
