import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, In, PrimaryColumn } from 'typeorm';

/** A way in which an answer departs from the standard, and its correction. Source: R39. */
@Entity('answer_deviation')
@ObjectType('AnswerDeviation', {
  description: 'A way in which an answer departs from the published standard, and its correction.',
  simpleResolvers: true,
})
export class AnswerDeviation {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('uuid', { name: 'review_id' })
  reviewId!: string;

  @Field(() => String, { description: 'The quality that it lacks: one of the policy’s, or `IN_TIME`.' })
  @Column('text', { name: 'quality_code' })
  qualityCode!: string;

  @Field(() => String, { description: 'What was found.' })
  @Column('text')
  note!: string;

  @Column('uuid', { name: 'owner_post_id' })
  ownerPostId!: string;

  @Field(() => Date, { description: 'By when it is to be corrected.' })
  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was corrected.' })
  @Column('timestamptz', { name: 'corrected_at', nullable: true })
  correctedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What was done about it.' })
  @Column('text', { nullable: true })
  correction!: string | null;

  @Column('uuid', { name: 'corrected_by_id', nullable: true })
  correctedById!: string | null;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}

export const findDeviationsOf = (em: EntityManager, reviewIds: readonly string[]): Promise<AnswerDeviation[]> =>
  em.find(AnswerDeviation, { where: { reviewId: In([...reviewIds]) }, order: { id: 'ASC' } });

/** Where a page of corrections begins: the due instant as text, and the id. */
export type CorrectionKey = readonly [due: string, id: string];

/** One page of the corrections that these posts owe, first due first. */
export function findCorrections(
  em: EntityManager,
  postIds: readonly string[],
  { after, take }: { after: CorrectionKey | null; take: number },
): Promise<AnswerDeviation[]> {
  const query = em
    .createQueryBuilder(AnswerDeviation, 'd')
    .where('d.owner_post_id = any(:postIds::uuid[]) and d.corrected_at is null', { postIds });
  if (after) query.andWhere('(d.due_at, d.id) > (:due::timestamptz, :id::uuid)', { due: after[0], id: after[1] });
  return query.orderBy('d.due_at').addOrderBy('d.id').limit(take).getMany();
}

export const lockDeviation = (em: EntityManager, id: string): Promise<AnswerDeviation | null> =>
  em.findOne(AnswerDeviation, { where: { id }, lock: { mode: 'pessimistic_write' } });
