import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, In, PrimaryColumn } from 'typeorm';

/** That the customer refused the final decision, which ended the case; append-only. Source: R38. */
@Entity('decision_refusal')
@ObjectType('DecisionRefusal', {
  description: 'That the customer refused the final decision, which ended the case.',
  simpleResolvers: true,
})
export class DecisionRefusal {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Field(() => ID, { description: 'The decision that was refused.' })
  @Column('uuid', { name: 'decision_id' })
  decisionId!: string;

  @Field(() => String, { description: 'What the customer said.' })
  @Column('text')
  statement!: string;

  @Field(() => String, { description: 'How the customer was told to appeal.' })
  @Column('text', { name: 'appeal_text' })
  appealText!: string;

  @Field(() => Date, { description: 'When the customer refused it.' })
  @Column('timestamptz', { name: 'refused_at' })
  refusedAt!: Date;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}

/** The refusals that ended some of these cases. */
export const findRefusals = (em: EntityManager, caseIds: readonly string[]): Promise<DecisionRefusal[]> =>
  em.findBy(DecisionRefusal, { caseId: In([...caseIds]) });
