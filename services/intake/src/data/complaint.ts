import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AmendableComplaint } from '../domain/amendment.js';
import type { ClosableComplaint } from '../domain/complaint-state.js';
import type { EarlierComplaint } from '../domain/derive-level.js';
import type { JoinableComplaint } from '../domain/matter/merge.js';
import type { Statement } from '../domain/registration.js';
import { HeldClassification } from './classification/held-classification.js';
import { LevelDerivation } from './level-derivation.js';
import { ChannelKind, ComplaintStatus, Level, Source } from './vocabulary.js';

/** What a customer said, where it belongs, its level and what it has come to. */
@Entity('complaint')
@Directive('@key(fields: "id")')
@ObjectType('Complaint', { description: 'A statement of dissatisfaction by a customer.', simpleResolvers: true })
export class Complaint
  implements ClosableComplaint, EarlierComplaint, JoinableComplaint, AmendableComplaint, Statement
{
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => String, { description: 'The number a person can read out, for example `K7QM-2F9D-XW3T`.' })
  @Column('text')
  number!: string;

  @Field(() => ID, { description: 'What is complained about; its complaints are counted together.' })
  @Column('uuid', { name: 'matter_id' })
  matterId!: string;

  @Column('uuid', { name: 'repeat_of_id', nullable: true })
  repeatOfId!: string | null;

  @Column('uuid', { name: 'customer_id', nullable: true })
  customerId!: string | null;

  @Column('uuid', { name: 'store_id', nullable: true })
  storeId!: string | null;

  /** The region of the store when the complaint was accepted. */
  @Column('uuid', { name: 'region_id', nullable: true })
  regionId!: string | null;

  @Field(() => ComplaintStatus, { description: 'What it has come to.' })
  @Column('text')
  status!: ComplaintStatus;

  @Field(() => Level, { description: 'How grave it is.' })
  @Column('text')
  level!: Level;

  @Field(() => LevelDerivation, { description: 'Why it has its level.' })
  @Column('jsonb', { name: 'level_derivation' })
  levelDerivation!: LevelDerivation;

  @Field(() => Source, { description: 'How the chain came to know of it.' })
  @Column('text')
  source!: Source;

  @Field(() => ChannelKind, { description: 'The way in that it took.' })
  @Column('text')
  channel!: ChannelKind;

  /** The registered channel it came by; null when none was named. */
  @Column('uuid', { name: 'channel_id', nullable: true })
  channelId!: string | null;

  @Field(() => String, { description: 'What the customer said, in the original words.' })
  @Column('text')
  content!: string;

  @Field(() => String, { nullable: true, description: 'What the customer asks.' })
  @Column('text', { nullable: true })
  demand!: string | null;

  @Field(() => String, { nullable: true, description: 'What the customer hopes for.' })
  @Column('text', { nullable: true })
  expectation!: string | null;

  @Field(() => Int, { nullable: true, description: 'How angry the customer was, 1 to 5, as it was heard.' })
  @Column('smallint', { nullable: true })
  anger!: number | null;

  @Field(() => Date, { nullable: true, description: 'When it happened.' })
  @Column('timestamptz', { name: 'occurred_at', nullable: true })
  occurredAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Where it happened.' })
  @Column('text', { name: 'occurred_place', nullable: true })
  occurredPlace!: string | null;

  @Field(() => String, { nullable: true, description: 'Who had a part in it.' })
  @Column('text', { name: 'people_involved', nullable: true })
  peopleInvolved!: string | null;

  /** Read it by `accusedStaff`. */
  @Column('uuid', { name: 'accused_staff_ids', array: true })
  accusedStaffIds!: string[];

  @Field(() => String, { nullable: true, description: 'The order it is about.' })
  @Column('text', { name: 'order_reference', nullable: true })
  orderReference!: string | null;

  /** The order in the form in which it is compared. */
  @Column('text', { name: 'order_key', nullable: true })
  orderKey!: string | null;

  @Field(() => String, { nullable: true, description: 'The product or service it is about.' })
  @Column('text', { nullable: true })
  product!: string | null;

  @Field(() => Boolean, { description: 'Whether the store must not see it.' })
  @Column('boolean', { name: 'confidential_towards_store' })
  confidentialTowardsStore!: boolean;

  /** Who took it in; null when the public filed it or the customer's rating made it. */
  @Column('uuid', { name: 'taken_in_by_id', nullable: true })
  takenInById!: string | null;

  /** The customer who filed it by a token of their own; null otherwise. */
  @Column('uuid', { name: 'filed_by_id', nullable: true })
  filedById!: string | null;

  @Field(() => Date, { description: 'When it was registered with the chain.' })
  @Column('timestamptz', { name: 'accepted_at' })
  acceptedAt!: Date;

  @Field(() => Date, { description: 'By when the customer was told to expect a solution.' })
  @Column('timestamptz', { name: 'expected_resolution_at' })
  expectedResolutionAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was closed; null while it is open.' })
  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt!: Date | null;

  @Column('timestamptz', { name: 'outcome_at', nullable: true })
  outcomeAt!: Date | null;

  /** The newest event of its case by which it ended or went on. */
  @Column('integer', { name: 'case_version' })
  caseVersion!: number;

  /** Up to when plans that were proposed stand no more; null when none lapsed. */
  @Column('timestamptz', { name: 'offers_lapsed_at', nullable: true })
  offersLapsedAt!: Date | null;

  @Field(() => Int, {
    description: 'How often what it says has been amended; what was said before stays in `revisions`.',
  })
  @Column('integer')
  revision!: number;

  @Column('uuid', { name: 'merged_into_id', nullable: true })
  mergedIntoId!: string | null;

  @Column('timestamptz', { name: 'merged_at', nullable: true })
  mergedAt!: Date | null;

  /** The matter it belonged to before it was joined; null when it was joined when it was registered. */
  @Column('uuid', { name: 'merged_from_matter_id', nullable: true })
  mergedFromMatterId!: string | null;

  @Field(() => Int, { description: 'How often settling it has failed, where nobody stands above its owner.' })
  @Column('smallint', { name: 'failed_attempts' })
  failedAttempts!: number;

  /** In whose hands it is; null while its owner deals with it alone. */
  @Column('uuid', { name: 'department_id', nullable: true })
  departmentId!: string | null;

  @Field(() => Int, { description: 'How often it has been handed over; being passed around is itself a defect.' })
  @Column('integer', { name: 'hand_overs' })
  handOvers!: number;

  @Field(() => Date, {
    nullable: true,
    description: 'When its words were erased, with all that told who complained; null otherwise.',
  })
  @Column('timestamptz', { name: 'texts_erased_at', nullable: true })
  textsErasedAt!: Date | null;

  /** The version of intake's policy it is handled under. */
  @Column('integer', { name: 'policy_version' })
  policyVersion!: number;

  /** Read it by `isClassified`. */
  @Column(() => HeldClassification, { prefix: false })
  classification?: HeldClassification;
}
