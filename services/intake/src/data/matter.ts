import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';

/** One thing one customer complains about; its chain of complaints is what is counted. Source: R15. */
@Entity('matter')
export class Matter {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt!: Date;
}

/**
 * Holds a matter until the transaction ends, so that its complaints are counted one after the other. So that nobody waits
 * in a circle, every action holds in this order what it needs: the matter, the customer, the complaint, its links;
 * what a foreign key holds comes last.
 */
export async function lockMatter(em: EntityManager, id: string): Promise<void> {
  await em.query('select id from matter where id = $1 for update', [id]);
}

/** Holds several matters, as {@link lockMatter} does, in the order of their ids. */
export async function lockMatters(em: EntityManager, ids: readonly string[]): Promise<void> {
  await em.query('select id from matter where id = any($1) order by id for update', [[...ids]]);
}
