import { Directive, Field, InputType, ObjectType } from 'type-graphql';
import { fenFromYuan, yuanFromFen } from '../pure/money.js';
import { Decimal } from './scalars.js';
import { registerVocabulary } from './vocabulary.js';

export const Currency = { CNY: 'CNY' } as const;
export type Currency = (typeof Currency)[keyof typeof Currency];
registerVocabulary(Currency, {
  name: 'Currency',
  description: 'A currency by its ISO 4217 code.',
  words: { CNY: 'Renminbi yuan.' },
});

/** An amount of money as clients see it; whole fen inside. Source: R63. */
@Directive('@shareable')
@ObjectType({ description: 'An exact amount of money.', simpleResolvers: true })
export class Money {
  @Field(() => Decimal, { description: 'The amount in yuan, exact, with two digits after the point.' })
  amount!: string;

  @Field(() => Currency, { description: 'The currency of the amount.' })
  currency!: Currency;
}

@InputType({ description: 'An exact amount of money.' })
export class MoneyInput {
  @Field(() => Decimal, { description: 'The amount in yuan with at most two digits after the point.' })
  amount!: string;

  @Field(() => Currency, { description: 'The currency; only CNY is handled.', defaultValue: Currency.CNY })
  currency!: Currency;
}

/** Whole fen as clients see them. */
export const moneyOf = (fen: number): Money => ({ amount: yuanFromFen(fen), currency: Currency.CNY });

/**
 * Whole fen of what a client sent.
 * @throws RuleError as {@link fenFromYuan}
 */
export const fenOf = (input: MoneyInput, path: readonly string[]): number =>
  fenFromYuan(input.amount, [...path, 'amount']);
