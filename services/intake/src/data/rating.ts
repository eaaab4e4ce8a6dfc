import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Answer } from '../domain/rating.js';

/** What a customer said after the outcome, once for each time it was asked; it is never changed. Source: R71. */
@Entity('rating')
@ObjectType('Rating', { description: 'What a customer said of result and handling.', simpleResolvers: true })
export class Rating implements Answer {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Field(() => Int, { description: 'Satisfaction with the result, 1 (worst) to 5.' })
  @Column('smallint', { name: 'result_satisfaction' })
  resultSatisfaction!: number;

  @Field(() => Int, { description: 'Satisfaction with the handling, 1 (worst) to 5.' })
  @Column('smallint', { name: 'handling_satisfaction' })
  handlingSatisfaction!: number;

  @Field(() => Boolean, { description: 'Whether it was solved.' })
  @Column('boolean')
  solved!: boolean;

  @Field(() => Int, { nullable: true, description: 'How fast it was, 1 (slow) to 5.' })
  @Column('smallint', { nullable: true })
  speed!: number | null;

  @Field(() => Int, { nullable: true, description: 'How professional it was, 1 (worst) to 5.' })
  @Column('smallint', { nullable: true })
  professionalism!: number | null;

  @Field(() => String, { nullable: true, description: 'What the customer wrote besides.' })
  @Column('text', { nullable: true })
  opinion!: string | null;

  @Column('uuid', { name: 'repeat_complaint_id', nullable: true })
  repeatComplaintId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The number of the complaint that dissatisfaction made; null when content.',
  })
  @Column('text', { name: 'repeat_number', nullable: true })
  repeatNumber!: string | null;

  @Field(() => Date, { description: 'When it was said.' })
  @Column('timestamptz', { name: 'rated_at' })
  ratedAt!: Date;
}
