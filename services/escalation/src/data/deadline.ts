import { DeadlineKind, meanings } from '@complaints/contracts';
import { registerVocabulary } from '@complaints/kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { DeadlineFacts } from '../domain/deadline.js';
import { DeadlineState } from '../domain/vocabulary.js';
import { columnsOf } from './columns-of.js';

registerVocabulary(DeadlineKind, meanings.deadlineKind);
registerVocabulary(DeadlineState, {
  name: 'DeadlineState',
  description: 'What has become of a clock.',
  words: {
    RUNNING: 'It has not ended.',
    MET: 'What it waited for came in time.',
    MISSED: 'It ran out.',
    CANCELLED: 'It was ended before it was due.',
  },
});

/** One clock of a case. */
@Entity('deadline')
@ObjectType('Deadline', { description: 'A clock of a case, with its arithmetic.', simpleResolvers: true })
export class Deadline implements DeadlineFacts {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Field(() => DeadlineKind, { description: 'What it waits for.' })
  @Column('text')
  kind!: DeadlineKind;

  @Field(() => String, {
    description:
      'What of the case it is about: a task, a referral, a step, a pack of the law; empty for the case itself.',
  })
  @Column('text')
  subject!: string;

  @Field(() => Int, { description: 'Counts the clocks of one kind and subject on the case from 1.' })
  @Column('integer')
  generation!: number;

  @Field(() => Date, { description: 'When it starts.' })
  @Column('timestamptz', { name: 'armed_at' })
  armedAt!: Date;

  @Field(() => Int, {
    nullable: true,
    description:
      'How long it runs, in minutes; null where it is counted in working days, or until an instant agreed on.',
  })
  @Column('integer', { name: 'limit_minutes', nullable: true })
  limitMinutes!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How long it runs, in working days; null where it is not counted so.',
  })
  @Column('integer', { name: 'limit_working_days', nullable: true })
  limitWorkingDays!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the working calendar that it runs on; null around the clock.',
  })
  @Column('text', { name: 'calendar_code', nullable: true })
  calendarCode!: string | null;

  @Field(() => Date, { description: 'The last instant that is in time.' })
  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When what it waits for came.' })
  @Column('timestamptz', { name: 'met_at', nullable: true })
  metAt!: Date | null;

  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was recorded as missed.' })
  @Column('timestamptz', { name: 'fired_at', nullable: true })
  firedAt!: Date | null;

  @Field(() => [Date], { description: 'When it warns while it runs, from the first; at most 5.' })
  @Column('timestamptz', { name: 'warnings_at', array: true })
  warningsAt!: Date[];

  @Field(() => Boolean, {
    description:
      'Whether what follows from it waits for a person, since a clock of the day jumped when it was recorded.',
  })
  @Column({ type: 'boolean', insert: false, update: false })
  held!: boolean;

  @Field(() => Int, { description: 'The version of the handling policy that its limit comes from.' })
  @Column('integer', { name: 'policy_version' })
  policyVersion!: number;
}

/** A clock as it stands in the table. */
export type KeptDeadline = DeadlineFacts & Pick<Deadline, 'id' | 'caseId'>;

/** The newest clock of each kind and subject, of each of these cases. */
export const findNewestDeadlines = (em: EntityManager, caseIds: readonly string[]): Promise<KeptDeadline[]> =>
  em.query(
    `select distinct on (d.case_id, d.kind, d.subject) ${columnsOf(em, Deadline, 'd')} from deadline d
     where d.case_id = any($1) order by d.case_id, d.kind, d.subject, d.generation desc`,
    [caseIds],
  );
