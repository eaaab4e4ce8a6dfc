import { meanings, PostKind, RouteObstacle } from '@complaints/contracts';
import { Money, moneyOf, registerVocabulary } from '@complaints/kit';
import { Field, ObjectType } from 'type-graphql';
import type { RouteStep as RouteStepFacts } from '../domain/disbursement.js';
import { PaymentChannel } from '../domain/vocabulary.js';
import { Evidence, Post } from './foreign-entities.js';

registerVocabulary(PaymentChannel, {
  name: 'PaymentChannel',
  description: 'The way money reaches the customer.',
  words: {
    CASH: 'In cash.',
    BANK_TRANSFER: 'By bank transfer.',
    WECHAT_PAY: 'By WeChat Pay.',
    ALIPAY: 'By Alipay.',
    STORE_CREDIT: 'As credit with the store.',
  },
});
registerVocabulary(PostKind, meanings.postKind);
registerVocabulary(RouteObstacle, meanings.routeObstacle);

@ObjectType({ description: 'How money reached the customer.', simpleResolvers: true })
export class Payment {
  @Field(() => PaymentChannel, { description: 'The way it was paid.' })
  channel!: PaymentChannel;

  @Field(() => String, { description: 'What the payment is found under: a receipt or transaction number.' })
  reference!: string;

  @Field(() => Date, { description: 'When the money changed hands.' })
  madeAt!: Date;

  @Field(() => Evidence, { nullable: true, description: 'A file of the complaint that shows it.' })
  evidence!: Evidence | null;
}

@ObjectType({ description: 'How one post looked at a request for money.', simpleResolvers: true })
export class RouteStep {
  @Field(() => PostKind, { description: 'The kind of post.' })
  kind!: PostKind;

  @Field(() => Post, { nullable: true, description: 'The post; null where its authority was not in question.' })
  post!: Post | null;

  @Field(() => RouteObstacle, {
    nullable: true,
    description: 'Why it may not grant the request; null where the request stood or stands before it.',
  })
  obstacle!: RouteObstacle | null;

  @Field(() => Money, {
    nullable: true,
    description: 'What was left of its period before the request; null where that was not looked at, or has no limit.',
  })
  left!: Money | null;
}

/** A step as it is shown. */
export const routeStepOf = ({ kind, postId, obstacle, leftFen }: RouteStepFacts): RouteStep => ({
  kind,
  post: postId === null ? null : { id: postId },
  obstacle,
  left: leftFen === null ? null : moneyOf(leftFen),
});
