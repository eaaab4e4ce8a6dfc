import { Money, MoneyInput } from '@complaints/kit';
import { Field, InputType, ObjectType } from 'type-graphql';
import { ApproverKind, Level, LimitKind, PeriodKind, Purpose } from '../../data/policy/vocabulary.js';

const LIMIT = 'What an authority may grant within one period.';
const KIND = { description: 'What limits it.' };

@ObjectType('PeriodLimit', { description: LIMIT, simpleResolvers: true })
export class PeriodLimitShown {
  @Field(() => LimitKind, KIND)
  kind!: LimitKind;

  @Field(() => Money, { nullable: true, description: 'The amount; null where the kind is not FIXED.' })
  amount!: Money | null;
}

@InputType('PeriodLimitInput', { description: LIMIT })
export class PeriodLimitInput {
  @Field(() => LimitKind, KIND)
  kind!: LimitKind;

  @Field(() => MoneyInput, { nullable: true, description: 'The amount of a FIXED limit; of no other.' })
  amount?: MoneyInput | null;
}

const AUTHORITY = 'What one kind of post may grant; amounts are inclusive.';
const PER_USE = {
  nullable: true,
  description: 'For all uses for one complaint together; null where nothing but the period limits it.',
};
const IN_A_PERIOD = { description: 'What it may grant within one period.' };

@InputType('AuthorityTermsInput', { description: AUTHORITY })
@ObjectType('AuthorityTerms', { description: AUTHORITY, simpleResolvers: true })
abstract class AuthorityTerms {
  @Field(() => ApproverKind, { description: 'The kind of post.' })
  post!: ApproverKind;

  @Field(() => PeriodKind, { description: 'How long a period is.' })
  period!: PeriodKind;

  @Field(() => Level, { description: 'Covers complaints of this level and of lower ones.' })
  upToLevel!: Level;

  @Field(() => [Purpose], { description: 'What it may grant money for, each once.' })
  purposes!: Purpose[];
}

/** Source: R60, R61. */
@ObjectType('Authority', { description: AUTHORITY, simpleResolvers: true })
export class AuthorityShown extends AuthorityTerms {
  @Field(() => Money, PER_USE)
  perUse!: Money | null;

  @Field(() => PeriodLimitShown, IN_A_PERIOD)
  limit!: PeriodLimitShown;
}

/** Source: R60, R61. */
@InputType('AuthorityInput', { description: AUTHORITY })
export class AuthorityInput extends AuthorityTerms {
  @Field(() => MoneyInput, PER_USE)
  perUse?: MoneyInput | null;

  @Field(() => PeriodLimitInput, IN_A_PERIOD)
  limit!: PeriodLimitInput;
}
