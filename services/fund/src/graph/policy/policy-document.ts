import { Money, MoneyInput, moneyOf } from '@complaints/kit';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { FundPolicy, PeriodLimit } from '../../domain/policy.js';
import { AuthorityInput, AuthorityShown, type PeriodLimitShown } from './authority-parts.js';
import { FundWatch } from './fund-watch.js';

const AUTHORITIES = { description: 'What each kind of post may grant, once, from the lowest to the highest.' };
const CLERK = {
  nullable: true,
  description: 'What a clerk of the store may grant for one complaint inside the manager’s month; null for nothing.',
};

@InputType('FundPolicyTermsInput', { description: 'What a version says besides amounts.' })
@ObjectType('FundPolicyTerms', { description: 'What a version says besides amounts.', simpleResolvers: true })
abstract class PolicyTerms {
  @Field(() => String, { description: 'The zone of months and quarters, for example `Asia/Shanghai`.' })
  timeZone!: string;

  @Field(() => Int, { description: 'For how many hours a request that waits holds authority, 1 to 720.' })
  holdHours!: number;

  @Field(() => FundWatch, { description: 'What is flagged for oversight.' })
  watch!: FundWatch;
}

@ObjectType('FundPolicyDocument', { description: 'What a version of the fund’s policy says.', simpleResolvers: true })
export class FundPolicyDocument extends PolicyTerms {
  @Field(() => [AuthorityShown], AUTHORITIES)
  authorities!: AuthorityShown[];

  @Field(() => Money, CLERK)
  clerkPerUse!: Money | null;
}

@InputType('FundPolicyDocumentInput', { description: 'What a version of the fund’s policy says, whole.' })
export class FundPolicyDocumentInput extends PolicyTerms {
  @Field(() => [AuthorityInput], AUTHORITIES)
  authorities!: AuthorityInput[];

  @Field(() => MoneyInput, CLERK)
  clerkPerUse?: MoneyInput | null;
}

/** A version as clients see it. Source: R63. */
export const documentOf = ({ version: _, authorities, clerkPerUseFen, ...terms }: FundPolicy): FundPolicyDocument => ({
  ...terms,
  authorities: authorities.map(({ perUseFen, limit, ...authority }) => ({
    ...authority,
    perUse: moneyOrNone(perUseFen),
    limit: limitOf(limit),
  })),
  clerkPerUse: moneyOrNone(clerkPerUseFen),
});

const moneyOrNone = (fen: number | null): Money | null => (fen === null ? null : moneyOf(fen));

const limitOf = (limit: PeriodLimit): PeriodLimitShown => ({
  kind: limit.kind,
  amount: limit.kind === 'FIXED' ? moneyOf(limit.fen) : null,
});
