import type { EntityManager } from 'typeorm';
import { KEPT_OF_PERSONS, ownersOf } from './personal-columns.js';

/** One thing that is held on a person. */
export interface HeldThing {
  /** The table it stands in. */
  kind: string;
  held: Record<string, unknown>;
}

const BATCH = 500;
/** What tells nothing of the person: it only keeps the rows themselves. */
const OWN_TO_ROWS = '{audit_salt,sealed,mark,wrapped_key,token_digest,read_key}';

/**
 * Everything that is held on a person besides the contacts, table by table, batch by batch; what belongs to the person's
 * complaints is the person's.
 */
export async function* everythingHeld(em: EntityManager, customerId: string): AsyncGenerator<HeldThing> {
  const complaints: { id: string }[] = await em.query('select id from complaint where customer_id = $1', [customerId]);
  const ids = { COMPLAINT: complaints.map(({ id }) => id), CUSTOMER: [customerId] };
  for (const kind of KEPT_OF_PERSONS) {
    for (const { of, column } of ownersOf(kind)) {
      for (let from = 0; from < ids[of].length; from += BATCH) {
        const rows: { held: Record<string, unknown> }[] = await em.query(
          `select to_jsonb(one) - '${OWN_TO_ROWS}'::text[] as held from ${kind} one where ${column} = any($1)`,
          [ids[of].slice(from, from + BATCH)],
        );
        for (const { held } of rows) yield { kind, held };
      }
    }
  }
}
