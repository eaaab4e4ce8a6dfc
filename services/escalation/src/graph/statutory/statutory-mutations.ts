import { type Context, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { meetStatutoryClock, startStatutoryClock } from '../../actions/statutory/run-statutory-clock.js';
import { Case } from '../../data/case.js';
import { StatutoryPack } from '../../domain/vocabulary.js';
import { actOnCase, CaseInput } from '../act-on-case.js';

@InputType({ description: 'When a clock of the law started.' })
class StartStatutoryClockInput extends CaseInput {
  @Field(() => StatutoryPack, { description: 'Which clock it is.' })
  pack!: StatutoryPack;

  @Field(() => Date, { description: 'When it started, no later than now.' })
  startedAt!: Date;

  @Field(() => String, { nullable: true, description: 'What is to be said of it, at most 2,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'When what a clock of the law waited for came.' })
class MeetStatutoryClockInput extends CaseInput {
  @Field(() => StatutoryPack, { description: 'Which clock it is.' })
  pack!: StatutoryPack;

  @Field(() => Date, { description: 'When it came, no later than now.' })
  metAt!: Date;

  @Field(() => String, { nullable: true, description: 'What is to be said of it, at most 2,000 characters.' })
  note?: string | null;
}

const StartStatutoryClockPayload = payloadType('StartStatutoryClockPayload', 'case', () => Case);
const MeetStatutoryClockPayload = payloadType('MeetStatutoryClockPayload', 'case', () => Case);

@Resolver()
export class StatutoryMutations {
  @Mutation(() => StartStatutoryClockPayload, {
    description: 'Starts a clock of the law that does not start by itself; the policy of the case must have it on.',
  })
  startStatutoryClock(
    @Arg('input', () => StartStatutoryClockInput, { description: 'What started.' }) input: StartStatutoryClockInput,
    @Ctx() context: Context,
  ) {
    const { pack, startedAt, note = null } = input;
    return actOnCase(context, { operation: 'startStatutoryClock', input }, (em, act) =>
      startStatutoryClock(em, { ...act, pack, startedAt, note }),
    );
  }

  @Mutation(() => MeetStatutoryClockPayload, {
    description: 'Records that what a clock of the law waited for came, in time or late.',
  })
  meetStatutoryClock(
    @Arg('input', () => MeetStatutoryClockInput, { description: 'What came.' }) input: MeetStatutoryClockInput,
    @Ctx() context: Context,
  ) {
    const { pack, metAt, note = null } = input;
    return actOnCase(context, { operation: 'meetStatutoryClock', input }, (em, act) =>
      meetStatutoryClock(em, { ...act, pack, metAt, note }),
    );
  }
}
