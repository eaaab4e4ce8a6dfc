import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, In, PrimaryColumn } from 'typeorm';

/** What came back of a referral, with the copy of what the customer was told; append-only. Source: R36. */
@Entity('referral_answer')
@ObjectType('ReferralAnswer', { description: 'What came back of a referral.', simpleResolvers: true })
export class ReferralAnswer {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('uuid', { name: 'referral_id' })
  referralId!: string;

  @Field(() => String, { description: 'What was answered.' })
  @Column('text')
  answer!: string;

  @Field(() => String, { description: 'Where the copy is kept of what they told the customer.' })
  @Column('text', { name: 'copy_reference' })
  copyReference!: string;

  @Field(() => Date, { description: 'When it was received.' })
  @Column('timestamptz', { name: 'received_at' })
  receivedAt!: Date;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}

/** What came back of some referrals. */
export const findAnswers = (em: EntityManager, referralIds: readonly string[]): Promise<ReferralAnswer[]> =>
  em.findBy(ReferralAnswer, { referralId: In([...referralIds]) });
