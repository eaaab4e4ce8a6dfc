import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { Announcement } from '../../domain/evidence/announcement.js';
import type { UploadState } from '../../domain/evidence/link.js';
import type { MediaType } from '../../domain/evidence/media-type.js';
import { Complaint } from '../complaint.js';
import { EvidenceFault, EvidenceKind, EvidenceState } from './vocabulary.js';

/** A file added to a complaint. Where its original and the copy that is served are kept stays inside. Source: R4. */
@Entity('evidence')
@Directive('@key(fields: "id")')
@ObjectType('Evidence', { description: 'A file that was added to a complaint.', simpleResolvers: true })
export class Evidence implements Omit<Announcement, 'name'>, UploadState {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Field(() => EvidenceKind, { description: 'What it is.' })
  @Column('text')
  kind!: EvidenceKind;

  @Field(() => String, { nullable: true, description: 'The name of the file, to be shown; null when it was removed.' })
  @Column('text', { nullable: true })
  name!: string | null;

  @Field(() => String, { description: 'What its content is, or must turn out to be: `image/jpeg`.' })
  @Column('text', { name: 'media_type' })
  mediaType!: MediaType;

  @Field(() => Int, { description: 'The size of the original in bytes.' })
  @Column('integer', { name: 'size_bytes' })
  sizeBytes!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The SHA-256 of the original in hexadecimal; null until it is kept, and when it was removed.',
  })
  @Column('text', { nullable: true })
  sha256!: string | null;

  @Field(() => EvidenceState, { description: 'What has become of it.' })
  @Column('text')
  state!: EvidenceState;

  @Field(() => EvidenceFault, {
    nullable: true,
    description: 'Why it was refused, or why its last upload came to nothing.',
  })
  @Column('text', { nullable: true })
  fault!: EvidenceFault | null;

  @Column('uuid', { name: 'original_key' })
  originalKey!: string;

  @Column('uuid', { name: 'copy_key' })
  copyKey!: string;

  @Column('integer', { name: 'copy_bytes', nullable: true })
  copyBytes!: number | null;

  @Field(() => ID, { description: 'Who added it.' })
  @Column('uuid', { name: 'added_by_id' })
  addedById!: string;

  @Field(() => ID, { nullable: true, description: 'On whose behalf it was added; null when on nobody’s.' })
  @Column('uuid', { name: 'added_on_behalf_of_id', nullable: true })
  addedOnBehalfOfId!: string | null;

  @Field(() => Date, { description: 'When it was announced.' })
  @Column('timestamptz', { name: 'added_at' })
  addedAt!: Date;

  /** After this nothing can come any more. */
  @Column('timestamptz', { name: 'awaited_until' })
  awaitedUntil!: Date;

  @Column('timestamptz', { name: 'upload_began_at', nullable: true })
  uploadBeganAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When its original was kept; null while it is not.' })
  @Column('timestamptz', { name: 'stored_at', nullable: true })
  storedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was removed; null while it is there.' })
  @Column('timestamptz', { name: 'removed_at', nullable: true })
  removedAt!: Date | null;

  /** When nothing of it was left in the storage; null while there may be. */
  @Column('timestamptz', { name: 'files_gone_at', nullable: true })
  filesGoneAt!: Date | null;
}

/**
 * Holds a complaint without its matter, for whoever does something about its files: they are counted, and told of, one after
 * the other.
 */
export const lockComplaintWithFiles = (em: EntityManager, id: string): Promise<Complaint> =>
  em.findOneOrFail(Complaint, {
    where: { id },
    select: { id: true, storeId: true, regionId: true },
    lock: { mode: 'for_no_key_update' },
  });

/** Holds a piece of evidence until the transaction ends; null when there is none. */
export const lockEvidence = (em: EntityManager, id: string): Promise<Evidence | null> =>
  em.findOne(Evidence, { where: { id }, lock: { mode: 'for_no_key_update' } });

/** How many files of a complaint are there or awaited. */
export const countHeldEvidence = (em: EntityManager, complaintId: string): Promise<number> =>
  em
    .createQueryBuilder(Evidence, 'evidence')
    .where('evidence.complaint_id = :complaintId', { complaintId })
    .andWhere(`evidence.state in ('AWAITED', 'STORED')`)
    .getCount();
