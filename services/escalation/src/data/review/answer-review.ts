import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

/** One answer that oversight drew to be reviewed. Source: R39. */
@Entity('answer_review')
@ObjectType('AnswerReview', { description: 'One answer that oversight drew to be reviewed.', simpleResolvers: true })
export class AnswerReview {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => ID, { description: 'What was drawn together has the same.' })
  @Column('uuid', { name: 'sample_id' })
  sampleId!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Field(() => Date, { description: 'When the customer had the answer.' })
  @Column('timestamptz', { name: 'answered_at' })
  answeredAt!: Date;

  @Field(() => Boolean, { description: 'Whether it came within the published time.' })
  @Column('boolean', { name: 'in_time' })
  inTime!: boolean;

  @Field(() => Date, { description: 'When it was drawn.' })
  @Column('timestamptz', { name: 'drawn_at' })
  drawnAt!: Date;

  @Column('uuid', { name: 'drawn_by_id' })
  drawnById!: string;

  @Field(() => Date, { nullable: true, description: 'When it was reviewed.' })
  @Column('timestamptz', { name: 'reviewed_at', nullable: true })
  reviewedAt!: Date | null;

  @Column('uuid', { name: 'reviewed_by_id', nullable: true })
  reviewedById!: string | null;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}

/** An answer that may be drawn. */
export interface Answered {
  caseId: string;
  acceptedAt: Date;
  answeredAt: Date;
  policyVersion: number;
}

/** What has an outcome in a period and was never drawn, in an order that nobody chooses. */
const ANSWERED = `from handling_case c where c.outcome_at >= $1 and c.outcome_at < $2
  and c.state in ('DONE', 'RESOLVED', 'CLOSED_WITHOUT_AGREEMENT')
  and not exists (select from answer_review r where r.case_id = c.id)`;

/** How many answers of a period may be drawn. */
export async function countAnswered(em: EntityManager, fromAt: Date, untilAt: Date): Promise<number> {
  const [row] = await em.query(`select count(*)::int as count ${ANSWERED}`, [fromAt, untilAt]);
  return row.count;
}

/** So many answers of a period, drawn by lot. */
export const drawAnswered = (
  em: EntityManager,
  period: { fromAt: Date; untilAt: Date },
  { lot, take }: { lot: string; take: number },
): Promise<Answered[]> =>
  em.query(
    `select c.id as "caseId", c.accepted_at as "acceptedAt", c.outcome_at as "answeredAt",
       c.policy_version as "policyVersion" ${ANSWERED} order by md5(c.id::text || $3) limit $4`,
    [period.fromAt, period.untilAt, lot, take],
  );

/** One page of the reviews, newest first. */
export function findReviews(
  em: EntityManager,
  { waitingOnly, afterId, take }: { waitingOnly: boolean; afterId: string | null; take: number },
): Promise<AnswerReview[]> {
  const query = em.createQueryBuilder(AnswerReview, 'r').where(waitingOnly ? 'r.reviewed_at is null' : 'true');
  if (afterId) query.andWhere('r.id < :afterId', { afterId });
  return query.orderBy('r.id', 'DESC').limit(take).getMany();
}

export const lockReview = (em: EntityManager, id: string): Promise<AnswerReview | null> =>
  em.findOne(AnswerReview, { where: { id }, lock: { mode: 'pessimistic_write' } });
