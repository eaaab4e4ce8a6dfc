import { NotYetKnown } from '@complaints/contracts';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

/** One counted event; never changed. The daily figures can be counted again from these rows. */
@Entity('fact')
export class Fact {
  /** The event's id. */
  @PrimaryColumn('uuid', { name: 'event_id' }) eventId!: string;
  @Column('text') subject!: string;
  @Column('uuid', { name: 'complaint_id' }) complaintId!: string;
  @Column('uuid', { name: 'store_id', nullable: true }) storeId!: string | null;
  @Column('uuid', { name: 'region_id', nullable: true }) regionId!: string | null;
  /** Whether the complaint is kept from the store. */
  @Column('boolean') confidential!: boolean;
  /** The day of `at` in the chain's zone, as decided when it was counted. */
  @Column('date') day!: string;
  @Column('timestamptz') at!: Date;
  /** The event's payload as it travelled. */
  @Column('jsonb') detail!: unknown;
}

/**
 * Whether a complaint is kept from its store, as was said last.
 * @throws NotYetKnown while its registration was not heard
 */
export async function findConfidential(em: EntityManager, complaintId: string): Promise<boolean> {
  const [row] = await em.query(
    `select confidential from fact where complaint_id = $1 and subject in ('intake.complaint.registered.v1', 'intake.complaint.imported.v1',
       'intake.complaint.separated.v1', 'intake.complaint.amended.v1')
     order by at desc, event_id desc limit 1`,
    [complaintId],
  );
  if (!row) throw new NotYetKnown('complaint', complaintId);
  return row.confidential;
}

/** One page of the facts of a day, in the order of their ids. */
export function findFactsOfDay(em: EntityManager, day: string, page: { after: string; rows: number }): Promise<Fact[]> {
  return em
    .createQueryBuilder(Fact, 'fact')
    .where('fact.day = :day and fact.eventId > :after', { day, after: page.after })
    .orderBy('fact.eventId')
    .limit(page.rows)
    .getMany();
}
