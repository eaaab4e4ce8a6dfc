import { type PageArgs, rowsToRead } from '@complaints/kit';
import { type EntityManager, In } from 'typeorm';
import { validate } from 'uuid';
import { Complaint } from '../complaint.js';
import { keyAfter } from '../complaint-filter.js';

/** What stands for a contact that was typed. */
export interface MarkedContact {
  kind: string;
  mark: Buffer;
}

/** The complaint of a number whose customer is known by one of the contacts; null for every reason not to find it. */
export const findByNumberAndContact = (
  em: EntityManager,
  number: string,
  contacts: readonly MarkedContact[],
): Promise<Complaint | null> =>
  em
    .createQueryBuilder(Complaint, 'complaint')
    .where('complaint.number = :number', { number })
    .andWhere(
      `exists (select from customer_contact contact
               join unnest(cast(:kinds as text[]), cast(:marks as bytea[])) as given (kind, mark) using (kind, mark)
               where contact.customer_id = complaint.customer_id)`,
      { kinds: contacts.map(({ kind }) => kind), marks: contacts.map(({ mark }) => mark) },
    )
    .getOne();

/** One page of the complaints that a customer filed by a token of their own, newest first; a row more than shown. */
export async function findFiledPage(em: EntityManager, filedById: string, page: PageArgs): Promise<Complaint[]> {
  const after = keyAfter(page.after);
  const limit = rowsToRead(page);
  if (!validate(filedById)) return [];
  const query = em
    .createQueryBuilder(Complaint, 'complaint')
    .where('complaint.filed_by_id = :filedById', { filedById })
    .orderBy('complaint.acceptedAt', 'DESC')
    .addOrderBy('complaint.id', 'DESC')
    .limit(limit);
  if (after) query.andWhere('(complaint.accepted_at, complaint.id) < (:afterAt, :afterId)', after);
  return query.getMany();
}

/** How often a complaint that others were joined to is joined to another itself, at the most. */
const MOST_JOINED = 10;

/** Of each complaint the one that goes on for it: itself, or what it was joined to. */
export async function findGoingOn(em: EntityManager, complaints: readonly Complaint[]): Promise<Complaint[]> {
  let goingOn = [...complaints];
  for (let joined = 0; joined < MOST_JOINED; joined += 1) {
    const ids = goingOn.flatMap(({ mergedIntoId }) => mergedIntoId ?? []);
    if (ids.length === 0) return goingOn;
    const found = new Map((await em.findBy(Complaint, { id: In(ids) })).map((one) => [one.id, one]));
    goingOn = goingOn.map((one) => (one.mergedIntoId && found.get(one.mergedIntoId)) || one);
  }
  return goingOn;
}
