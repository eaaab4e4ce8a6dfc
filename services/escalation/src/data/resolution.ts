import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContactMeans } from '../domain/vocabulary.js';

/** How the customer confirmed that the complaint is resolved; append-only. Source: R35. */
@Entity('resolution')
export class Resolution {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('text')
  means!: ContactMeans;

  @Column('text')
  statement!: string;

  @Column('timestamptz', { name: 'confirmed_at' })
  confirmedAt!: Date;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}
