import { DeadlineKind } from '@complaints/contracts';
import { registerVocabulary } from '@complaints/kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { NoticeKind } from '../../domain/notice/notice.js';

registerVocabulary(NoticeKind, {
  name: 'NoticeKind',
  description: 'What staff are told.',
  words: {
    CASE_OPENED: 'It stands before its first owner.',
    CASE_ASSIGNED: 'It stands before another owner, without a step of the ladder.',
    CASE_CLIMBED: 'It went up one tier.',
    CASE_REOPENED: 'It goes on after it was closed.',
    EMERGENCY: 'It is URGENT, MAJOR or ABNORMAL, and is reported at once.',
    TASK_ASSIGNED: 'A task of its plan is to be done.',
    PLAN_ANSWERED: 'What the customer says to a plan was recorded.',
    STATEMENT_WAITING: 'A second person has to verify what its handler states of the customer.',
    COMPENSATION_REFUSED: 'The money of its plan was refused, or called off.',
    PAYMENT_REVERSED: 'The payment of its plan was wrong and is taken back; the money is to be paid anew.',
    DISBURSEMENT_REJECTED: 'Money that somebody asked for by hand was refused.',
    APPROVAL_WAITING: 'A request for money waits for the post to approve it.',
    AUTHORITY_EXHAUSTED: 'A post has too little left of the period to approve what it was asked.',
    WORK_FINISHED: 'The work of its plan is finished, and the customer has to confirm.',
    CASE_UNREACHABLE: 'Its customer cannot be reached.',
    CASE_CLOSED: 'It ended without being resolved.',
    ATTEMPT_FAILED: 'So many attempts at settling it failed that each is reported.',
    DEADLINE_MISSED: 'A clock ran out.',
    DEADLINE_NEAR: 'So much of a clock is used up that it warns.',
  },
});

/** Something that a post, or a person, is told; which is not what is true. Read once for all who act from the post. */
@Entity('notice')
@ObjectType('Notice', { description: 'Something that staff are told, mostly of a case.', simpleResolvers: true })
export class Notice {
  /** The post or the person. */
  @PrimaryColumn('uuid', { name: 'to_id' })
  toId!: string;

  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => NoticeKind, { description: 'What happened.' })
  @Column('text')
  kind!: NoticeKind;

  @Column('uuid', { name: 'case_id', nullable: true })
  caseId!: string | null;

  @Field(() => DeadlineKind, { nullable: true, description: 'Which clock it is about; null where it is about none.' })
  @Column('text', { name: 'deadline_kind', nullable: true })
  deadlineKind!: DeadlineKind | null;

  @Field(() => String, {
    description: 'What it is about, as a task, a disbursement or a post; empty for the case itself.',
  })
  @Column('text')
  subject!: string;

  @Field(() => Date, { description: 'When it was told.' })
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When somebody marked it as read; null while nobody has.' })
  @Column('timestamptz', { name: 'read_at', nullable: true })
  readAt!: Date | null;

  @Column('uuid', { name: 'read_by_id', nullable: true })
  readById!: string | null;
}
