import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NamedColumns } from '../../domain/reconcile/layout.js';
import type { ReconciliationFacts } from '../../domain/reconcile/reconciliation.js';
import { ReconciliationState, StatementFault } from '../../domain/reconcile/vocabulary.js';
import { PaymentChannel } from '../../domain/vocabulary.js';
import { Region, Staff } from '../foreign-entities.js';
import type { EntryPlace } from '../settlement/find-entries.js';
import type { TallyFacts } from './parts-of-reconciliation.js';

/** Holding a statement of a channel against the books. Source: R64, R65. */
@Entity('reconciliation')
@ObjectType({ description: 'A statement of a bank or wallet held against the books.', simpleResolvers: true })
export class Reconciliation implements ReconciliationFacts {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => PaymentChannel, { description: 'The channel whose statement it is.' })
  @Column('text')
  channel!: PaymentChannel;

  @Column('uuid', { name: 'region_id', nullable: true })
  regionId!: string | null;

  @Field(() => Date, { description: 'The statement begins with this instant.' })
  @Column('timestamptz', { name: 'from_at' })
  from!: Date;

  @Field(() => Date, { description: 'It ends before this instant.' })
  @Column('timestamptz', { name: 'until_at' })
  until!: Date;

  @Column('jsonb')
  columns!: NamedColumns;

  @Column('boolean', { name: 'paid_is_negative', nullable: true })
  paidIsNegative!: boolean | null;

  @Field(() => String, { description: 'The name of the file.' })
  @Column('text', { name: 'file_name' })
  fileName!: string;

  @Field(() => ReconciliationState, { description: 'How far it is.' })
  @Column('text')
  state!: ReconciliationState;

  @Field(() => StatementFault, {
    nullable: true,
    description: 'Why the statement was not taken when it was sent last.',
  })
  @Column('text', { nullable: true })
  fault!: StatementFault | null;

  @Column('integer')
  attempt!: number;

  @Column('timestamptz', { name: 'upload_began_at', nullable: true })
  uploadBeganAt!: Date | null;

  @Column('timestamptz', { name: 'awaited_until' })
  awaitedUntil!: Date;

  @Column('integer', { name: 'line_count', nullable: true })
  lineCount!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The SHA-256 of the file, in hexadecimal; null until it is read.',
  })
  @Column('text', { nullable: true })
  sha256!: string | null;

  @Field(() => Date, { nullable: true, description: 'When the statement was read to its end.' })
  @Column('timestamptz', { name: 'read_at', nullable: true })
  readAt!: Date | null;

  /** The last payment that was taken from the books. */
  @Column('jsonb', { name: 'gathered_after', nullable: true })
  gatheredAfter!: EntryPlace | null;

  /** When all were. */
  @Column('timestamptz', { name: 'gathered_at', nullable: true })
  gatheredAt!: Date | null;

  /** In how many parts it is judged, known when all were. */
  @Column('integer', { nullable: true })
  slices!: number | null;

  @Column('integer', { name: 'slices_judged' })
  slicesJudged!: number;

  /** Kept once it is done. */
  @Column('jsonb', { nullable: true })
  tallies!: TallyFacts[] | null;

  @Field(() => Date, { nullable: true, description: 'When everything had its result.' })
  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt!: Date | null;

  @Column('uuid', { name: 'started_by' })
  startedById!: string;

  @Column('uuid', { name: 'started_on_behalf_of', nullable: true })
  startedOnBehalfOf!: string | null;

  @Field(() => Date, { description: 'When it was asked for.' })
  @Column('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  @Field(() => Region, { nullable: true, description: 'The region whose payments it holds; null for the whole chain.' })
  get region(): Region | null {
    return this.regionId === null ? null : { id: this.regionId };
  }

  @Field(() => Staff, { description: 'Who asked for it.' })
  get startedBy(): Staff {
    return { id: this.startedById };
  }
}
