import { OneTimeLink } from '@complaints/kit/files';
import { MINUTE_MS } from '@complaints/kit/pure';
import { Column, Entity } from 'typeorm';

/** How long an address can be used. */
export const LINK_FOR_MS = 5 * MINUTE_MS;

/** A one-time address of a list or a statement. Source: R93. */
@Entity('file_link')
export class FileLink extends OneTimeLink {
  /** A list that is taken away, or a statement that is sent. */
  declare purpose: 'EXPORT' | 'STATEMENT';

  /** The list that was asked for, or the reconciliation that awaits a statement. */
  @Column('uuid', { name: 'subject_id' })
  subjectId!: string;
}
