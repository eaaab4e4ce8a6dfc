import { Entity, PrimaryColumn } from 'typeorm';

/** A complaint of intake's that was closed before it came here: it never gets a case. Source: R9. */
@Entity('imported_complaint')
export class ImportedComplaint {
  @PrimaryColumn('uuid', { name: 'complaint_id' })
  complaintId!: string;
}
