import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, In, PrimaryColumn } from 'typeorm';

/** That it was taken back that somebody was named; append-only. Source: R73. */
@Entity('responsibility_withdrawal')
@ObjectType('ResponsibilityWithdrawal', {
  description: 'That it was taken back that somebody was named.',
  simpleResolvers: true,
})
export class ResponsibilityWithdrawal {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('uuid', { name: 'responsibility_id' })
  responsibilityId!: string;

  @Field(() => String, { description: 'Why.' })
  @Column('text')
  reason!: string;

  @Field(() => Date, { description: 'When it was.' })
  @Column('timestamptz', { name: 'withdrawn_at' })
  withdrawnAt!: Date;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}

/** What was taken back of some entries. */
export const findWithdrawals = (
  em: EntityManager,
  responsibilityIds: readonly string[],
): Promise<ResponsibilityWithdrawal[]> =>
  em.findBy(ResponsibilityWithdrawal, { responsibilityId: In([...responsibilityIds]) });
