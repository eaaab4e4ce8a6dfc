import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

/** That a complaint was put into the hands of a department, or back into its owner's; for how long. Source: R6. */
@Entity('hand_over')
@ObjectType('HandOver', {
  description: 'That a complaint was put into the hands of a department, or back into those of its owner.',
  simpleResolvers: true,
})
export class HandOver {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Field(() => Int, { description: 'Counts the hand-overs of the complaint from 1.' })
  @Column('integer')
  number!: number;

  @Column('uuid', { name: 'department_id', nullable: true })
  departmentId!: string | null;

  @Field(() => String, { nullable: true, description: 'What was said to whoever took it over.' })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => ID, { description: 'Who handed it over.' })
  @Column('uuid', { name: 'handed_by_id' })
  handedById!: string;

  @Field(() => ID, { nullable: true, description: 'For whom a deputy did.' })
  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;

  @Field(() => Date, { description: 'When it came into these hands.' })
  @Column('timestamptz', { name: 'handed_at' })
  handedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it left them; null while it is there.' })
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}

/** Notes that a complaint left the hands it was in. */
export async function endHandOver(em: EntityManager, complaintId: string, endedAt: Date): Promise<void> {
  await em
    .createQueryBuilder()
    .update(HandOver)
    .set({ endedAt })
    .where('complaint_id = :complaintId and ended_at is null', { complaintId })
    .execute();
}
