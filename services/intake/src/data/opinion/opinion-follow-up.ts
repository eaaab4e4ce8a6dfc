import { type PageArgs, rowsToRead, type Scope } from '@complaints/kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { validate } from 'uuid';
import type { FollowUp } from '../../domain/opinion/follow-up.js';
import { Complaint } from '../complaint.js';
import { keyAfter } from '../complaint-filter.js';
import { complaintsWithin } from '../scope.js';
import { FollowUpState } from '../vocabulary.js';

/** What is done about an opinion that a customer wrote; the words stand in the rating alone. Source: R71. */
@Entity('opinion_follow_up')
@ObjectType('Opinion', { description: 'An opinion of a customer, with what is done about it.', simpleResolvers: true })
export class OpinionFollowUp implements FollowUp {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'rating_id' })
  ratingId!: string;

  @Column('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Field(() => FollowUpState, { description: 'How far following it up is.' })
  @Column('text')
  state!: FollowUpState;

  @Field(() => String, { nullable: true, description: 'What was found or done about it.' })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => Date, { nullable: true, description: 'By when something is to come of it.' })
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt!: Date | null;

  /** Who answers for it: the store's manager, else customer service; null while there is neither. */
  @Column('uuid', { name: 'owner_post_id', nullable: true })
  ownerPostId!: string | null;

  @Field(() => Date, { description: 'When the customer wrote it.' })
  @Column('timestamptz', { name: 'opened_at' })
  openedAt!: Date;

  @Field(() => Date, { description: 'When it was last taken further.' })
  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}

/** Which opinions a list shows; ids are what somebody typed. */
export interface OpinionFilter {
  state?: FollowUpState | null;
  storeId?: string | null;
  regionId?: string | null;
}

/** One page of the opinions about complaints within a scope, newest first; a row more than shown. */
export async function findOpinionPage(
  em: EntityManager,
  scope: Scope,
  { page, filter: { state, storeId, regionId } }: { page: PageArgs; filter: OpinionFilter },
): Promise<OpinionFollowUp[]> {
  const after = keyAfter(page.after);
  const limit = rowsToRead(page);
  const within = complaintsWithin(scope);
  if (within === null || [storeId, regionId].some((id) => id && !validate(id))) return [];
  const query = em
    .createQueryBuilder(OpinionFollowUp, 'opinion')
    .innerJoin(Complaint, 'complaint', 'complaint.id = opinion.complaint_id')
    .where(within.sql, within.parameters)
    .orderBy('opinion.openedAt', 'DESC')
    .addOrderBy('opinion.id', 'DESC')
    .limit(limit);
  if (after) query.andWhere('(opinion.opened_at, opinion.id) < (:afterAt, :afterId)', after);
  if (state) query.andWhere('opinion.state = :state', { state });
  if (storeId) query.andWhere('complaint.store_id = :storeId', { storeId });
  if (regionId) query.andWhere('complaint.region_id = :regionId', { regionId });
  return query.getMany();
}

/** Holds the follow-up of an id that somebody typed; null when there is none. */
export const lockOpinion = async (em: EntityManager, id: string): Promise<OpinionFollowUp | null> =>
  validate(id) ? em.findOne(OpinionFollowUp, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null;

/** The post that answers for an opinion: the manager of the store, else customer service. @param storeId null when it must not be the store's */
export async function findOpinionOwner(em: EntityManager, storeId: string | null): Promise<string | null> {
  const [post] = await em.query(
    `select id from directory_post where (kind = 'STORE_MANAGER' and store_id = $1) or kind = 'CUSTOMER_SERVICE'
     order by kind = 'STORE_MANAGER' desc, id limit 1`,
    [storeId],
  );
  return post?.id ?? null;
}
