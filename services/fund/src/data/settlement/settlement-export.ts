import { wholeNumber } from '@complaints/kit';
import type { TableFormat } from '@complaints/kit/files';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PaymentChannel } from '../../domain/vocabulary.js';

/** That somebody took a list of what was settled away, and what it came to. Source: R93. */
@Entity('settlement_export')
export class SettlementExport {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  format!: TableFormat;

  @Column('timestamptz', { name: 'from_at' })
  from!: Date;

  @Column('timestamptz', { name: 'until_at' })
  until!: Date;

  @Column('uuid', { name: 'region_id', nullable: true })
  regionId!: string | null;

  @Column('uuid', { name: 'store_id', nullable: true })
  storeId!: string | null;

  @Column('text', { nullable: true })
  channel!: PaymentChannel | null;

  @Column('uuid', { name: 'requested_by' })
  requestedById!: string;

  @Column('uuid', { name: 'requested_on_behalf_of', nullable: true })
  requestedOnBehalfOf!: string | null;

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;

  /** When it was last handed out whole, with its lines and their sum in whole fen. */
  @Column('timestamptz', { name: 'handed_out_at', nullable: true })
  handedOutAt!: Date | null;

  @Column('bigint', { name: 'line_count', nullable: true, transformer: wholeNumber })
  lineCount!: number | null;

  @Column('bigint', { name: 'sum_fen', nullable: true, transformer: wholeNumber })
  sumFen!: number | null;
}
