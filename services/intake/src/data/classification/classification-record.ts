import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Judgement } from '../../domain/classification/classification.js';
import type { Difficulty, Urgency } from '../vocabulary.js';

/** One time that somebody classified a complaint, with what had been suggested; it is never changed. Source: R16, R17. */
@Entity('classification')
export class ClassificationRecord implements Judgement {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Column('text', { name: 'nature_code' })
  natureCode!: string;

  @Column('integer', { name: 'category_version' })
  categoryVersion!: number;

  @Column('text')
  urgency!: Urgency;

  @Column('text', { nullable: true })
  difficulty!: Difficulty | null;

  @Column('smallint', { name: 'impact_satisfaction', nullable: true })
  impactSatisfaction!: number | null;

  @Column('smallint', { name: 'impact_reputation', nullable: true })
  impactReputation!: number | null;

  @Column('smallint', { name: 'impact_finance', nullable: true })
  impactFinance!: number | null;

  /** What had been suggested; null when nothing was. */
  @Column('text', { name: 'suggested_nature_code', nullable: true })
  suggestedNatureCode!: string | null;

  @Column('text', { name: 'suggested_urgency', nullable: true })
  suggestedUrgency!: Urgency | null;

  @Column('timestamptz', { name: 'classified_at' })
  classifiedAt!: Date;

  @Column('uuid', { name: 'classified_by_id' })
  classifiedById!: string;
}
