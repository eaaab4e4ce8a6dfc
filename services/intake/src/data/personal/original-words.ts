import type { EntityManager } from 'typeorm';
import { ownersOf, PERSONAL_COLUMNS } from './personal-columns.js';

/** A text as it was said or written. */
export interface OriginalText {
  /** The table and its column: `complaint.content`. */
  field: string;
  text: string;
}

/** Every text that belongs to a complaint, in the original words. */
export async function findOriginalTexts(em: EntityManager, complaintId: string): Promise<OriginalText[]> {
  const selects = PERSONAL_COLUMNS.filter(({ isText }) => isText).flatMap(({ table, column }, place) =>
    ownersOf(table)
      .filter(({ of }) => of === 'COMPLAINT')
      .map(
        (owner) =>
          `select ${place} as place, '${table}.${column}' as field, ${column}::text as text from ${table}
           where ${owner.column} = $1 and ${column} is not null`,
      ),
  );
  const found: OriginalText[] = await em.query(`${selects.join(' union all ')} order by place`, [complaintId]);
  return found.map(({ field, text }) => ({ field, text }));
}
