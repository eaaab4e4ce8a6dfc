import { Level, meanings, type Source, type Tier, UnreachableCause, Urgency } from '@complaints/contracts';
import { registerVocabulary } from '@complaints/kit';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, type DataSource, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { validate as isUuid } from 'uuid';
import type { CaseFacts } from '../domain/case.js';
import { CaseState, FailureCause } from '../domain/vocabulary.js';
import { columnsOf } from './columns-of.js';

registerVocabulary(CaseState, {
  name: 'CaseState',
  description: 'Where the handling of a complaint stands.',
  words: {
    WAITING_CONTACT: 'The owner has to reach the customer.',
    PLANNING: 'Owner and customer negotiate a plan.',
    UNREACHABLE: 'The customer cannot be reached; the contact and plan clocks stand still.',
    AGREED: 'A plan is agreed and carried out.',
    DONE: 'The work is finished and any compensation paid.',
    RESOLVED: 'The customer confirmed.',
    CLOSED_PROVISIONALLY: 'It ended because the customer could not be reached; it goes on if they return.',
    CLOSED_WITHOUT_AGREEMENT: 'It ended because the customer refused the final decision.',
    SUPERSEDED: 'A repeat took over.',
    MERGED: 'Another that says the same goes on for it.',
  },
});
registerVocabulary(Level, meanings.level);
registerVocabulary(Urgency, meanings.urgency);
registerVocabulary(UnreachableCause, meanings.unreachableCause);
registerVocabulary(FailureCause, {
  name: 'FailureCause',
  description: 'Why an attempt at settling a case failed.',
  words: {
    PLAN_DEADLINE_MISSED: 'No plan was agreed in time.',
    PLAN_OVERDUE: 'The last date of an accepted plan passed.',
    OUTCOME_DISSATISFIED: 'The customer came back dissatisfied with its outcome.',
  },
});

/** The handling of one complaint. */
@Entity('handling_case')
@Directive('@key(fields: "id")')
@ObjectType('Case', { description: 'The handling of one complaint.', simpleResolvers: true })
export class Case implements CaseFacts {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Column('uuid', { name: 'matter_id' })
  matterId!: string;

  @Column('uuid', { name: 'store_id', nullable: true })
  storeId!: string | null;

  @Column('uuid', { name: 'region_id', nullable: true })
  regionId!: string | null;

  @Column('boolean')
  confidential!: boolean;

  @Field(() => Boolean, { description: 'Whether a way to reach the customer is known.' })
  @Column('boolean')
  reachable!: boolean;

  @Column('uuid', { name: 'accused_staff_ids', array: true })
  accusedStaffIds!: string[];

  @Column('text', { nullable: true })
  source!: Source | null;

  @Field(() => Urgency, { description: 'How soon it must be seen to; NORMAL until it is classified.' })
  @Column('text')
  urgency!: Urgency;

  @Field(() => String, {
    nullable: true,
    description: 'The code of its nature in the category tree; null until it is classified.',
  })
  @Column('text', { name: 'nature_code', nullable: true })
  natureCode!: string | null;

  @Field(() => Level, { description: 'The level of the complaint.' })
  @Column('text')
  level!: Level;

  @Field(() => Int, {
    description: 'The rung of ownership: 1 store manager, 2 regional director, 3 regional president.',
  })
  @Column('integer')
  tier!: Tier;

  @Field(() => CaseState, { description: 'Where it stands.' })
  @Column('text')
  state!: CaseState;

  @Column('text', { name: 'merged_from', nullable: true })
  mergedFrom!: CaseState | null;

  @Field(() => Boolean, { description: 'The mark that an escalation leaves; not the level ABNORMAL.' })
  @Column('boolean', { name: 'abnormal_flag' })
  abnormalFlag!: boolean;

  @Column('uuid', { name: 'owner_post_id' })
  ownerPostId!: string;

  @Field(() => Int, { description: 'How many attempts of its last owner failed.' })
  @Column('integer', { name: 'failed_attempts' })
  failedAttempts!: number;

  @Field(() => FailureCause, {
    nullable: true,
    description: 'Why its last turn ended without success; null once it is explained with the next round.',
  })
  @Column('text', { nullable: true })
  setback!: FailureCause | null;

  @Column('timestamptz', { name: 'outcome_at', nullable: true })
  outcomeAt!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Since when the emergency procedure runs; null where it never had to.',
  })
  @Column('timestamptz', { name: 'emergency_at', nullable: true })
  emergencyAt!: Date | null;

  @Field(() => UnreachableCause, {
    nullable: true,
    description: 'Why its customer cannot be reached; null while they can.',
  })
  @Column('text', { name: 'unreachable_cause', nullable: true })
  unreachableCause!: UnreachableCause | null;

  @Column('timestamptz', { name: 'accepted_at' })
  acceptedAt!: Date;

  @Field(() => Date, { description: 'When it stood before its first owner.' })
  @Column('timestamptz', { name: 'opened_at' })
  openedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When the work was finished and the customer confirmed.' })
  @Column('timestamptz', { name: 'resolved_at', nullable: true })
  resolvedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it ended without being resolved.' })
  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When the next of its running clocks is due; null when none runs.',
  })
  @Column('timestamptz', { name: 'next_due_at', nullable: true })
  nextDueAt!: Date | null;

  @Field(() => Int, { description: 'The version of the handling policy that it keeps.' })
  @Column('integer', { name: 'policy_version' })
  policyVersion!: number;
}

/** What is true of an open `handling_case c`, in the words of its partial indexes. */
export const OPEN = `c.state not in ('RESOLVED', 'CLOSED_PROVISIONALLY', 'CLOSED_WITHOUT_AGREEMENT', 'SUPERSEDED', 'MERGED')`;

/** Finds a case and keeps others from changing it until the transaction ends. Every change of a case begins here. */
export async function lockCase(em: EntityManager, id: string): Promise<Case | null> {
  if (!isUuid(id)) return null;
  return em.findOne(Case, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** Finds a case without locking it. */
export const findCase = async (em: EntityManager, id: string): Promise<Case | null> =>
  isUuid(id) ? em.findOneBy(Case, { id }) : null;

export const lockCaseOf = (em: EntityManager, complaintId: string): Promise<Case | null> =>
  em.findOne(Case, { where: { complaintId }, lock: { mode: 'pessimistic_write' } });

/** Which cases with a late clock to take up. */
export interface OverdueWanted {
  now: Date;
  /** Of how many late clocks at the most. */
  limit: number;
  /** Ids of cases to leave alone. */
  except: readonly string[];
}

/**
 * Takes up cases with a late clock, those that were due first, and passes over what somebody else has in hand. They are as
 * they stand behind the lock, whatever was seen of them before it.
 * Exactly at the due instant a clock is in time.
 */
export async function claimOverdueCases(em: EntityManager, { now, limit, except }: OverdueWanted): Promise<Case[]> {
  const claimed: Case[] = await em.query(
    `select ${columnsOf(em, Case, 'c')} from deadline d join handling_case c on c.id = d.case_id
     where d.due_at < $1 and d.met_at is null and d.cancelled_at is null and d.fired_at is null
       and c.id <> all($3::uuid[])
     order by d.due_at limit $2 for update of c skip locked`,
    [now, limit, except],
  );
  // A case with two late clocks comes twice.
  return [...new Map(claimed.map((found) => [found.id, found])).values()];
}

/** The first instant at which a clock that is in time by now is late; null when none runs. */
export async function nextOverdueAt(dataSource: DataSource, now: Date): Promise<Date | null> {
  const [next]: { at: Date | null }[] = await dataSource.query(
    `select min(due_at) + interval '1 millisecond' as at from deadline
     where due_at >= $1 and met_at is null and cancelled_at is null and fired_at is null`,
    [now],
  );
  return next?.at ?? null;
}
