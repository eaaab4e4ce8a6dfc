import type { EntityManager } from 'typeorm';

/** A complaint whose words have not been looked at yet. */
export interface UndescribedComplaint {
  id: string;
  customerId: string | null;
  storeId: string | null;
  regionId: string | null;
  texts: string[];
}

/**
 * Takes the oldest complaints whose words have not been looked at, and holds them until the transaction ends. Those
 * somebody else holds come later; nobody is waited for.
 */
export async function takeUndescribed(em: EntityManager, most: number): Promise<UndescribedComplaint[]> {
  const taken: UndescribedComplaint[] = await em.query(
    `select complaint.id, customer_id as "customerId", store_id as "storeId", region_id as "regionId",
       array_remove(array[content, demand, expectation, product], null) as texts
     from complaint_to_describe join complaint on complaint.id = complaint_id
     order by complaint_id limit $1 for no key update of complaint skip locked`,
    [most],
  );
  await em.query('delete from complaint_to_describe where complaint_id = any($1)', [taken.map(({ id }) => id)]);
  return taken;
}

/** That a person used a word; the word is a digest that only who holds the secret can make. */
export interface Sighting {
  word: string;
  mark: Buffer;
  /** The customer, or the complaint of somebody unknown. */
  seenBy: string;
}

/**
 * Keeps who used which word, and answers which of the words are terms by now: used by so many different persons. Of a term
 * nobody is kept any more. One process does so at a time.
 */
export async function seeWords(
  em: EntityManager,
  { sightings, seenByAtLeast, now }: { sightings: readonly Sighting[]; seenByAtLeast: number; now: Date },
): Promise<Set<string>> {
  const wordOf = new Map(sightings.map(({ mark, word }) => [mark.toString('hex'), word]));
  const terms = await findTerms(em, [...new Set(wordOf.values())]);
  const rare = sightings.filter(({ word }) => !terms.has(word));
  if (rare.length === 0) return terms;
  await em.query(
    `insert into term_sighting (mark, seen_by) select * from unnest($1::bytea[], $2::uuid[]) on conflict do nothing`,
    [rare.map(({ mark }) => mark), rare.map(({ seenBy }) => seenBy)],
  );
  const crossed: { mark: Buffer }[] = await em.query(
    'select mark from term_sighting where mark = any($1::bytea[]) group by mark having count(*) >= $2',
    [rare.map(({ mark }) => mark), seenByAtLeast],
  );
  const marks = crossed.map(({ mark }) => mark);
  const words = marks.map((mark) => wordOf.get(mark.toString('hex')) ?? '');
  await em.query('insert into term (word, known_since) select unnest($1::text[]), $2 on conflict do nothing', [
    words,
    now,
  ]);
  await em.query('delete from term_sighting where mark = any($1::bytea[])', [marks]);
  return new Set([...terms, ...words]);
}

async function findTerms(em: EntityManager, words: readonly string[]): Promise<Set<string>> {
  const rows: { word: string }[] = await em.query('select word from term where word = any($1)', [words]);
  return new Set(rows.map(({ word }) => word));
}

/** Whether nobody else looks at words now; then it stays so until the transaction ends. */
export async function tryToDescribeAlone(em: EntityManager): Promise<boolean> {
  const [{ alone }] = await em.query(`select pg_try_advisory_xact_lock(hashtextextended('describe', 0)) as alone`);
  return alone;
}
