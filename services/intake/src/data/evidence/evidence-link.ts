import { OneTimeLink } from '@complaints/kit/files';
import { Column, Entity } from 'typeorm';
import type { LinkPurpose } from '../../domain/evidence/link.js';

/** A one-time address of one file. Source: R4. */
@Entity('evidence_link')
export class EvidenceLink extends OneTimeLink {
  declare purpose: LinkPurpose;

  @Column('uuid', { name: 'evidence_id' })
  evidenceId!: string;
}
