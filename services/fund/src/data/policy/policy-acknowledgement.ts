import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That somebody who acts under a version of the policy has acknowledged it; it is never changed. */
@Entity('fund_policy_acknowledgement')
@ObjectType('FundPolicyAcknowledgement', {
  description: 'That somebody has acknowledged a version of the fund’s policy.',
  simpleResolvers: true,
})
export class PolicyAcknowledgement {
  @Field(() => Int, { description: 'The version.' })
  @PrimaryColumn('integer')
  version!: number;

  @PrimaryColumn('uuid', { name: 'staff_id' })
  staffId!: string;

  @Field(() => Date, { description: 'When it was, for the first time.' })
  @Column('timestamptz', { name: 'acknowledged_at' })
  acknowledgedAt!: Date;
}
