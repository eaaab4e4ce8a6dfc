import {
  type Connection,
  type Context,
  connectionType,
  idOfCursor,
  PageArgs,
  pageOf,
  rowsToRead,
} from '@complaints/kit';
import DataLoader from 'dataloader';
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { ClockAlarm, findAlarms } from '../../data/clock/clock-alarm.js';
import { countHeld } from '../../data/clock/held.js';
import { Staff } from '../../data/staff.js';
import { judgingClocks } from '../../domain/rights.js';
import { staffOf } from '../loaders.js';

const ClockAlarmConnection = connectionType(ClockAlarm, 'ClockAlarm');

@ArgsType()
class ClockAlarmsArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Only those that nobody has judged yet.' })
  openOnly!: boolean;
}

const createHeldLoader = ({ dataSource }: Context) =>
  new DataLoader<string, number>(async (ids) => {
    const held = await countHeld(dataSource.manager, ids);
    return ids.map((id) => held.get(id) ?? 0);
  });

@Resolver(() => ClockAlarm)
export class ClockAlarmResolver {
  @Query(() => ClockAlarmConnection, {
    description: 'Clocks of the day that jumped, newest first; administrators and oversight see them.',
  })
  async clockAlarms(
    @Args(() => ClockAlarmsArgs) args: ClockAlarmsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<ClockAlarm>> {
    const { openOnly, after } = args;
    const wanted = { openOnly, afterId: idOfCursor(after), take: rowsToRead(args) };
    const isSeen = judgingClocks(await context.actor()) !== null;
    const rows = isSeen ? await findAlarms(context.dataSource.manager, wanted) : [];
    return pageOf(rows, args, ({ id }) => [id]);
  }

  @FieldResolver(() => Int, { description: 'How many clocks of cases are held for it.' })
  heldCount(@Root() { id }: ClockAlarm, @Ctx() context: Context): Promise<number> {
    return context.loader(createHeldLoader).load(id);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who judged it.' })
  settledBy(@Root() { settledById }: ClockAlarm, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, settledById);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'For whom, when a deputy did.' })
  onBehalfOf(@Root() { onBehalfOfId }: ClockAlarm, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, onBehalfOfId);
  }
}
