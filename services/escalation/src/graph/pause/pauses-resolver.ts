import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Deadline } from '../../data/deadline.js';
import { DeadlinePause, DeadlineResumption, findPauses, findResumptions } from '../../data/pause/deadline-pause.js';
import { Staff } from '../../data/staff.js';
import { staffOf } from '../loaders.js';

const createPausesLoader = ({ dataSource }: Context) =>
  new DataLoader<string, DeadlinePause[]>(async (deadlineIds) => {
    const pauses = Map.groupBy(await findPauses(dataSource.manager, deadlineIds), ({ deadlineId }) => deadlineId);
    return deadlineIds.map((id) => pauses.get(id) ?? []);
  });

const createResumptionLoader = ({ dataSource }: Context) =>
  new DataLoader<string, DeadlineResumption | null>(async (pauseIds) => {
    const found = await findResumptions(dataSource.manager, pauseIds);
    const resumptions = new Map(found.map((resumption) => [resumption.pauseId, resumption]));
    return pauseIds.map((id) => resumptions.get(id) ?? null);
  });

@Resolver(() => Deadline)
export class PausesOfDeadlineResolver {
  @FieldResolver(() => [DeadlinePause], { description: 'When it stood still, oldest first; the newest 100.' })
  pauses(@Root() { id }: Deadline, @Ctx() context: Context): Promise<DeadlinePause[]> {
    return context.loader(createPausesLoader).load(id);
  }
}

@Resolver(() => DeadlinePause)
export class DeadlinePauseResolver {
  @FieldResolver(() => DeadlineResumption, {
    nullable: true,
    description: 'That the clock went on before the pause was over; null when it did not.',
  })
  resumption(@Root() { id }: DeadlinePause, @Ctx() context: Context): Promise<DeadlineResumption | null> {
    return context.loader(createResumptionLoader).load(id);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who had it stand still.' })
  by(@Root() { byId }: DeadlinePause, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, byId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'For whom, when a deputy did.' })
  onBehalfOf(@Root() { onBehalfOfId }: DeadlinePause, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, onBehalfOfId);
  }
}

@Resolver(() => DeadlineResumption)
export class DeadlineResumptionResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who had it go on.' })
  by(@Root() { byId }: DeadlineResumption, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, byId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'For whom, when a deputy did.' })
  onBehalfOf(@Root() { onBehalfOfId }: DeadlineResumption, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, onBehalfOfId);
  }
}
