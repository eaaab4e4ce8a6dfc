import { NotYetKnown } from '@complaints/contracts';
import { Column, Entity, type EntityManager, In, PrimaryColumn } from 'typeorm';

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
  /** The day of `at` in the chain's zone, as decided when it was counted; of what takes back another, that one's. */
  @Column('date') day!: string;
  @Column('timestamptz') at!: Date;
  /** The fact whose counts this one takes back; null where it adds its own. */
  @Column('uuid', { name: 'takes_back', nullable: true }) takesBack!: string | null;
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

/** What is to be taken back. */
export interface Taken {
  complaintId: string;
  subjects: readonly string[];
  before: Date;
  /** A field of the event, and what stands there; null where the last one is meant whatever it says. */
  same: { field: string; value: string } | null;
}

/**
 * The last fact of some kinds of a complaint before an instant that was not taken back.
 * @throws NotYetKnown while none was heard
 */
export async function findTaken(em: EntityManager, { complaintId, subjects, before, same }: Taken): Promise<Fact> {
  const last = await em
    .createQueryBuilder(Fact, 'fact')
    .where('fact.complaintId = :complaintId and fact.subject = any(:subjects) and fact.at <= :before', {
      ...{ complaintId, subjects, before },
    })
    .andWhere('(:field::text is null or fact.detail ->> :field = :value)', same ?? { field: null, value: null })
    .andWhere('not exists (select from fact taking where taking.takes_back = fact.event_id)')
    .orderBy('fact.at', 'DESC')
    .getOne();
  if (!last) throw new NotYetKnown(`one of ${subjects.join(', ')} of complaint`, complaintId);
  return last;
}

/** Facts by id. */
export async function findFacts(em: EntityManager, eventIds: readonly string[]): Promise<Map<string, Fact>> {
  const facts = eventIds.length === 0 ? [] : await em.findBy(Fact, { eventId: In([...eventIds]) });
  return new Map(facts.map((fact) => [fact.eventId, fact]));
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
