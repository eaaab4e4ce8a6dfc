import { DeadlineKind } from '@complaints/contracts';
import { type Context, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { pauseClock } from '../../actions/pause/pause-clock.js';
import { resumeClock } from '../../actions/pause/resume-clock.js';
import { Case } from '../../data/case.js';
import { PauseReason } from '../../data/policy/vocabulary.js';
import { actOnCase, CaseInput } from '../act-on-case.js';

@InputType({ description: 'A clock that is to go on.' })
class ResumeClockInput extends CaseInput {
  @Field(() => DeadlineKind, { description: 'Which clock.' })
  kind!: DeadlineKind;

  @Field(() => String, { defaultValue: '', description: 'What of the case it is about; empty for the case itself.' })
  subject!: string;
}

@InputType({ description: 'A clock that is to stand still.' })
class PauseClockInput extends ResumeClockInput {
  @Field(() => PauseReason, { description: 'Why; the policy that the case keeps has to allow it.' })
  reason!: PauseReason;

  @Field(() => Date, { description: 'Until when; all pauses of a clock together are as long as the policy says.' })
  untilAt!: Date;

  @Field(() => String, { nullable: true, description: 'Why, in words, at most 2,000 characters.' })
  note?: string | null;
}

const PauseClockPayload = payloadType('PauseClockPayload', 'case', () => Case);
const ResumeClockPayload = payloadType('ResumeClockPayload', 'case', () => Case);

@Resolver()
export class PauseResolver {
  @Mutation(() => PauseClockPayload, {
    description: 'Has a running clock of a case stand still: it is due later by as much, at once.',
  })
  pauseClock(
    @Arg('input', () => PauseClockInput, { description: 'Which clock, why and until when.' }) input: PauseClockInput,
    @Ctx() context: Context,
  ) {
    const { kind, subject, reason, untilAt, note = null } = input;
    return actOnCase(context, { operation: 'pauseClock', input }, (em, act) =>
      pauseClock(em, { ...act, kind, subject, reason, untilAt, note }),
    );
  }

  @Mutation(() => ResumeClockPayload, {
    description:
      'Has a clock go on before its pause is over; what was left of it when it began to stand still is left.',
  })
  resumeClock(
    @Arg('input', () => ResumeClockInput, { description: 'Which clock.' }) input: ResumeClockInput,
    @Ctx() context: Context,
  ) {
    const { kind, subject } = input;
    return actOnCase(context, { operation: 'resumeClock', input }, (em, act) =>
      resumeClock(em, { ...act, kind, subject }),
    );
  }
}
