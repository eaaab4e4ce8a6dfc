import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That somebody asked for a file; it is never changed. Source: R4. */
@Entity('evidence_access')
export class EvidenceAccess {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'evidence_id' })
  evidenceId!: string;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt!: Date;
}
