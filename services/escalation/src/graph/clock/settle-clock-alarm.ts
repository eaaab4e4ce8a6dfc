import { type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { settleClockAlarm } from '../../actions/clock/settle-clock-alarm.js';
import { ClockAlarm } from '../../data/clock/clock-alarm.js';
import { AlarmVerdict } from '../../domain/vocabulary.js';

@InputType({ description: 'What somebody makes of a clock that jumped.' })
class SettleClockAlarmInput {
  @Field(() => String, { description: 'Made by the client; the same key answers the same again.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The alarm.' })
  id!: string;

  @Field(() => AlarmVerdict, { description: 'Whether what was recorded meanwhile stays held.' })
  verdict!: AlarmVerdict;

  @Field(() => String, { description: 'Why, at most 2,000 characters.' })
  reason!: string;
}

const SettleClockAlarmPayload = payloadType('SettleClockAlarmPayload', 'alarm', () => ClockAlarm);

@Resolver()
export class SettleClockAlarmResolver {
  @Mutation(() => SettleClockAlarmPayload, {
    description: 'Judges a clock that jumped, once; administrators and oversight do.',
  })
  settleClockAlarm(
    @Arg('input', () => SettleClockAlarmInput, { description: 'The verdict.' }) input: SettleClockAlarmInput,
    @Ctx() context: Context,
  ) {
    const { id: alarmId, verdict, reason } = input;
    return mutate(context, {
      ...{ operation: 'settleClockAlarm', input, field: 'alarm' },
      act: (em, { by, now }) => settleClockAlarm(em, { id: alarmId, verdict, reason, by, now }),
      read: (id) => context.dataSource.manager.findOneBy(ClockAlarm, { id }),
    });
  }
}
