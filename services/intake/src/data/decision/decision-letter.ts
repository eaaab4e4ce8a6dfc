import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That the letter of a decision was handed to the customer, and whether it was read. Source: R36. */
@Entity('decision_letter')
@ObjectType('DecisionLetter', {
  description: 'That the letter of a decision was handed to the customer.',
  simpleResolvers: true,
})
export class DecisionLetter {
  @Field(() => ID, { description: 'The id of the decision.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Field(() => Boolean, {
    description:
      'Whether the customer was written to; false where there is no address, so that somebody must tell them.',
  })
  @Column('boolean', { name: 'is_sent' })
  isSent!: boolean;

  /** Opens the letter; null where it was not sent, and once the person is erased. */
  @Column('text', { name: 'read_key', nullable: true })
  readKey!: string | null;

  @Field(() => Date, { description: 'When the decision was issued.' })
  @Column('timestamptz', { name: 'issued_at' })
  issuedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When the customer first read it; null while they have not.' })
  @Column('timestamptz', { name: 'first_read_at', nullable: true })
  firstReadAt!: Date | null;
}
