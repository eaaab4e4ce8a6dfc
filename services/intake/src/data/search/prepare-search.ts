import type { EntityManager } from 'typeorm';
import type { Sought } from '../../domain/search/read-search.js';
import type { Vault } from '../../domain/vault.js';
import { allOf, type Predicate, parametersOf } from '../scope.js';
import { findKnownBy } from './known-by.js';

/** What is looked for, in the form in which texts are kept for it. */
export interface PreparedSearch {
  /** All of what was typed stands in the texts, on the alias `searched`. */
  inTexts: Predicate[];
  /** Pairs and triples of signs that such texts hold. */
  grams: string[];
  /** Any other way in which a complaint is what was looked for, and where those are read; null when nobody is known by it. */
  otherwise: { among: Predicate; holds: Predicate } | null;
  /** The months of the oldest and the newest complaint; null when there is none. */
  months: { oldest: number; newest: number } | null;
}

interface Basis {
  parts: string[];
  grams: string[];
  oldest: number | null;
  newest: number | null;
}

const BASIS = `
  select array(select search_words(part) from unnest($1::text[]) with ordinality as one (part, place) order by place) as parts,
    array(select distinct gram from unnest($1::text[]) as one (part), unnest(search_grams(search_words(part), true)) as found (gram)) as grams,
    search_month((select min(accepted_at) from complaint)) as oldest,
    search_month((select max(accepted_at) from complaint)) as newest`;

/** What is looked for in texts alone. */
export async function textsHold(em: EntityManager, parts: readonly string[]): Promise<PreparedSearch> {
  const [basis]: Basis[] = await em.query(BASIS, [parts]);
  const { grams = [], oldest = null, newest = null } = basis ?? {};
  return {
    inTexts: (basis?.parts ?? []).map(isIn),
    grams,
    otherwise: null,
    months: oldest !== null && newest !== null ? { oldest, newest } : null,
  };
}

const isIn = (part: string, index: number): Predicate => ({
  sql: `strpos(searched.words, :part${index}) > 0`,
  parameters: { [`part${index}`]: part },
});

/** Finds out who is meant, and of what the texts consist that are looked for. Source: R90, R91. */
export async function prepareSearch(em: EntityManager, vault: Vault, sought: Sought): Promise<PreparedSearch> {
  const { terms, whole } = sought;
  const search = await textsHold(
    em,
    terms.flatMap(({ parts }) => parts),
  );
  const [wholeKnown = [], ...known] = await findKnownBy(em, vault, [whole, ...terms.map(({ items }) => items)]);
  return { ...search, otherwise: otherwise(sought, search.inTexts, { wholeKnown, known }) };
}

/** A complaint is also what was looked for by its number, by its customer, or where the customer is some of the words. */
function otherwise(
  { terms, number }: Sought,
  inTexts: readonly Predicate[],
  { wholeKnown, known }: { wholeKnown: string[]; known: string[][] },
): PreparedSearch['otherwise'] {
  const anybody = [...wholeKnown, ...known.flat()];
  if (anybody.length === 0 && number === null) return null;
  let from = 0;
  const ways = terms.map(({ parts }, term): Predicate => {
    const own = inTexts.slice(from, from + parts.length);
    from += parts.length;
    return {
      sql: `(complaint.customer_id = any(:known${term}::uuid[]) or (${allOf(own)}))`,
      parameters: { ...parametersOf(own), [`known${term}`]: known[term] ?? [] },
    };
  });
  return {
    among: {
      sql: '(complaint.customer_id = any(:anybody::uuid[]) or complaint.number = :number)',
      parameters: { anybody, number },
    },
    holds: {
      sql: `(complaint.number = :number or complaint.customer_id = any(:wholeKnown::uuid[]) or (${allOf(ways)}))`,
      parameters: { ...parametersOf(ways), wholeKnown, number },
    },
  };
}
