import { registerVocabulary } from '@complaints/kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { type ReferralFacts, ReferredTo } from '../../domain/referral/referral.js';

registerVocabulary(ReferredTo, {
  name: 'ReferredTo',
  description: 'To whom a case is referred.',
  words: {
    MAKER: 'Who made the goods.',
    CARRIER: 'Who carried them.',
    INSTALLER: 'Who installed them.',
    DEPARTMENT: 'A department of the chain.',
    OTHER: 'Somebody else outside the chain.',
  },
});

/** What somebody beside the owner is asked, who stays answerable; append-only. Source: R36, R46. */
@Entity('referral')
@ObjectType('Referral', { description: 'What somebody beside the owner of a case is asked.', simpleResolvers: true })
export class Referral implements ReferralFacts {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Field(() => ReferredTo, { description: 'To whom it was referred.' })
  @Column('text', { name: 'referred_to' })
  to!: ReferredTo;

  @Field(() => String, { description: 'Who that is.' })
  @Column('text')
  name!: string;

  @Column('uuid', { name: 'department_id', nullable: true })
  departmentId!: string | null;

  @Field(() => String, { description: 'What is asked.' })
  @Column('text')
  question!: string;

  @Field(() => Date, { description: 'When it was.' })
  @Column('timestamptz', { name: 'referred_at' })
  referredAt!: Date;

  @Field(() => Date, { description: 'By when an answer is due.' })
  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}

/** A referral by its id, as somebody typed it. */
export const findReferral = async (em: EntityManager, id: string): Promise<Referral | null> =>
  isUuid(id) ? em.findOneBy(Referral, { id }) : null;
