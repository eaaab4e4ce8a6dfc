import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { validate } from 'uuid';

/** A store of the chain; it lies in one region. */
@Entity('store')
@Directive('@key(fields: "id")')
@ObjectType('Store', { description: 'A store of the chain.', simpleResolvers: true })
export class Store {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'region_id' })
  regionId!: string;

  @Field(() => String, { description: 'Its short name, unique among stores.' })
  @Column('text')
  code!: string;

  @Field(() => String, { description: 'Its name in Chinese.' })
  @Column('text', { name: 'name_zh' })
  nameZh!: string;

  @Field(() => String, { description: 'Its name in English.' })
  @Column('text', { name: 'name_en' })
  nameEn!: string;
}

/** The store of a code as people type it; null when there is none. */
export async function findStoreByCode(em: EntityManager, typed: string): Promise<Store | null> {
  const code = typed.normalize('NFKC').trim().toUpperCase();
  return /^[A-Z0-9-]{1,32}$/.test(code) ? em.findOneBy(Store, { code }) : null;
}

/** The store of an id that somebody typed; null when there is none. */
export async function findStore(em: EntityManager, id: string): Promise<Store | null> {
  return validate(id) ? em.findOneBy(Store, { id }) : null;
}
