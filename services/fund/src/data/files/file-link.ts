import { OneTimeLink } from '@complaints/kit/files';
import { Column, Entity } from 'typeorm';
import type { LinkPurpose } from '../../domain/files/link.js';

/** A one-time address of a list or a statement. Source: R93. */
@Entity('file_link')
export class FileLink extends OneTimeLink {
  declare purpose: LinkPurpose;

  /** The list that was asked for, or the reconciliation that awaits a statement. */
  @Column('uuid', { name: 'subject_id' })
  subjectId!: string;
}
