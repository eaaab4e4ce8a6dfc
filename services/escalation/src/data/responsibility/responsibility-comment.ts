import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

/** What somebody who is named says to it; append-only. Source: R73. */
@Entity('responsibility_comment')
@ObjectType('ResponsibilityComment', { description: 'What somebody who is named says to it.', simpleResolvers: true })
export class ResponsibilityComment {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('uuid', { name: 'responsibility_id' })
  responsibilityId!: string;

  @Field(() => String, { description: 'What they say.' })
  @Column('text')
  comment!: string;

  @Field(() => Date, { description: 'When they said it.' })
  @Column('timestamptz', { name: 'commented_at' })
  commentedAt!: Date;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}

/** What was said to some entries, oldest first; the newest hundred of each. */
export const findComments = (
  em: EntityManager,
  responsibilityIds: readonly string[],
): Promise<ResponsibilityComment[]> =>
  em
    .createQueryBuilder(ResponsibilityComment, 'c')
    .where(
      `c.id in (
        select newest.id from unnest(:responsibilityIds::uuid[]) wanted (id) cross join lateral (
          select r.id from responsibility_comment r where r.responsibility_id = wanted.id order by r.id desc limit 100
        ) newest)`,
      { responsibilityIds },
    )
    .orderBy('c.id')
    .getMany();
