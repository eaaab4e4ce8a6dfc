import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a person was erased. */
export const ErasureCause = { REQUEST: 'REQUEST', RETENTION: 'RETENTION' } as const;
export type ErasureCause = (typeof ErasureCause)[keyof typeof ErasureCause];

/** That a person was erased: by whom and why, never who it was. Source: R8. */
@Entity('erasure')
export class Erasure {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'customer_id' })
  customerId!: string;

  @Column('text')
  cause!: ErasureCause;

  /** In the words of whoever did it, without what the person was known by; null for what was due. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('uuid', { name: 'erased_by_id', nullable: true })
  erasedById!: string | null;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;

  /** How many complaints lost their words. */
  @Column('integer')
  complaints!: number;

  @Column('timestamptz', { name: 'erased_at' })
  erasedAt!: Date;
}
