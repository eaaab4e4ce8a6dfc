import { NotYetKnown } from '@complaints/contracts';
import { DirectoryStore } from '@complaints/kit';
import type { EntityManager } from 'typeorm';

/** @throws NotYetKnown for a store that has not come here yet */
export async function requireStore(em: EntityManager, storeId: string | null): Promise<void> {
  if (storeId && !(await em.existsBy(DirectoryStore, { id: storeId }))) throw new NotYetKnown('store', storeId);
}
