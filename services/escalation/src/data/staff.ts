import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, In, PrimaryColumn } from 'typeorm';
import { validate as isUuid } from 'uuid';

@Entity('staff')
@Directive('@key(fields: "id")')
@ObjectType('Staff', { description: 'A person who works for the chain.', simpleResolvers: true })
export class Staff {
  @Field(() => ID, { description: 'The id that the person signs in with.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => String, { description: 'The name of the person.' })
  @Column('text')
  name!: string;

  @Field(() => String, { nullable: true, description: 'Where the person is written to; null when it is not known.' })
  @Column('text', { nullable: true })
  email!: string | null;
}

/** Whether an id that somebody typed is of a person who is known. */
export const isKnownStaff = async (em: EntityManager, id: string): Promise<boolean> =>
  isUuid(id) && (await em.existsBy(Staff, { id: id.toLowerCase() }));

/** Makes people known; who is known already stays as known. */
export async function insertStaff(em: EntityManager, people: readonly Staff[]): Promise<void> {
  await em.query(
    `insert into staff (id, name, email)
     select id, name, email from jsonb_to_recordset($1::jsonb) as x (id uuid, name text, email text)
     on conflict do nothing`,
    [JSON.stringify(people.map(({ id, name, email }) => ({ id, name, email })))],
  );
}

/** Which of these are people of the chain, by their ids; what is no id is nobody. */
export async function knownStaff(em: EntityManager, ids: readonly (string | null)[]): Promise<Set<string>> {
  const wanted = ids.flatMap((id) => (id && isUuid(id) ? [id.toLowerCase()] : []));
  if (wanted.length === 0) return new Set();
  const found = await em.find(Staff, { select: { id: true }, where: { id: In(wanted) } });
  return new Set(found.map(({ id }) => id));
}
