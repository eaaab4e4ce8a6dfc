import type { EntityManager } from 'typeorm';

/** Makes people known, so that they can hold posts. Who is known already stays as known. */
export async function registerStaff(em: EntityManager, people: readonly { id: string; name: string }[]): Promise<void> {
  await em.query(
    `insert into staff (id, name) select id, name from jsonb_to_recordset($1::jsonb) as x (id uuid, name text)
     on conflict do nothing`,
    [JSON.stringify(people.map(({ id, name }) => ({ id, name })))],
  );
}
