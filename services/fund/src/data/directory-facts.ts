import type { Level, Tier } from '@complaints/contracts';
import { wholeNumber } from '@complaints/kit';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What others own of complaints and the fund decides by, each fact by itself: an event says some of them, and one that comes
 * late must not take back what a newer one said of another.
 */

/** How grave a complaint is. Source: R61. */
@Entity('directory_level')
export class DirectoryLevel {
  @PrimaryColumn('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Column('text')
  level!: Level;

  @Column('bigint', { transformer: wholeNumber })
  version!: number;
}

/** The matter it is about. Source: R66. */
@Entity('directory_matter')
export class DirectoryMatter {
  @PrimaryColumn('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Column('uuid', { name: 'matter_id' })
  matterId!: string;

  @Column('bigint', { transformer: wholeNumber })
  version!: number;
}

/** The complaint it was joined to; null where it stands by itself again. Source: R61, R66. */
@Entity('directory_merger')
export class DirectoryMerger {
  @PrimaryColumn('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Column('uuid', { name: 'into_id', nullable: true })
  intoId!: string | null;

  @Column('bigint', { transformer: wholeNumber })
  version!: number;
}

/** Who complains, as a reference. Source: R66. */
@Entity('directory_customer')
export class DirectoryCustomer {
  @PrimaryColumn('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Column('uuid', { name: 'customer_id', nullable: true })
  customerId!: string | null;

  @Column('bigint', { transformer: wholeNumber })
  version!: number;
}

/** Its case: the tier of the owner, and whether it goes on. Source: R61. */
@Entity('directory_case')
export class DirectoryCase {
  @PrimaryColumn('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Column('smallint')
  tier!: Tier;

  @Column('boolean', { name: 'is_open' })
  isOpen!: boolean;

  @Column('bigint', { transformer: wholeNumber })
  version!: number;
}

/** A file that is kept of a complaint. Source: R4. */
@Entity('directory_evidence')
export class DirectoryEvidence {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'complaint_id' })
  complaintId!: string;

  @Column('bigint', { transformer: wholeNumber })
  version!: number;
}
