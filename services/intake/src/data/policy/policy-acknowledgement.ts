import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That somebody who acts under a version of the policy has acknowledged it; it is never changed. */
@Entity('intake_policy_acknowledgement')
export class PolicyAcknowledgement {
  @PrimaryColumn('integer')
  version!: number;

  @PrimaryColumn('uuid', { name: 'staff_id' })
  staffId!: string;

  @Column('timestamptz', { name: 'acknowledged_at' })
  acknowledgedAt!: Date;
}
