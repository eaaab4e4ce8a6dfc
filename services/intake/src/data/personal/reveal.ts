import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { RevealKind } from './vocabulary.js';

/** That somebody saw in clear what is known of a person, and why; it is never changed, but for its words when the person is erased. Source: R91. */
@Entity('reveal')
@ObjectType('Reveal', { description: 'That personal data was shown in clear to somebody.', simpleResolvers: true })
export class Reveal {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => RevealKind, { description: 'What was shown.' })
  @Column('text')
  kind!: RevealKind;

  @Column('uuid', { name: 'complaint_id', nullable: true })
  complaintId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Of whom; null where the complaint is anonymous.' })
  @Column('uuid', { name: 'customer_id', nullable: true })
  customerId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The person who saw it; null for an operator at the service itself.',
  })
  @Column('uuid', { name: 'revealed_by_id', nullable: true })
  revealedById!: string | null;

  @Field(() => ID, { nullable: true, description: 'The holder of the post for whom a deputy saw it.' })
  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;

  @Field(() => String, { description: 'Why, in the words of whoever saw it.' })
  @Column('text')
  reason!: string;

  @Field(() => Date, { description: 'When.' })
  @Column('timestamptz', { name: 'revealed_at' })
  revealedAt!: Date;
}

/**
 * Keeps that somebody sees what is known of a person, unless that person has seen as much as they may within the hour before.
 * Those of one person come one after the other, so that simultaneous tries never exceed it.
 * @returns whether it was within the limit
 */
export async function addRevealWithin(em: EntityManager, mostPerHour: number, reveal: Reveal): Promise<boolean> {
  await em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`reveal ${reveal.revealedById}`]);
  const { id, kind, complaintId, customerId, revealedById, onBehalfOfId, reason, revealedAt } = reveal;
  const added = await em.query(
    `insert into reveal (id, kind, complaint_id, customer_id, revealed_by_id, on_behalf_of_id, reason, revealed_at)
     select $1, $2, $3, $4, $5, $6, $7, $8
     where (select count(*) from reveal
            where revealed_by_id = $5 and revealed_at > $8::timestamptz - interval '1 hour') < $9
     returning id`,
    [id, kind, complaintId, customerId, revealedById, onBehalfOfId, reason, revealedAt, mostPerHour],
  );
  return added.length === 1;
}
