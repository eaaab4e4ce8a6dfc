import { storeChanged } from '@complaints/contracts';
import { hears, keepNewest } from '@complaints/kit';
import { DirectoryStore } from '../data/directory-store.js';

/** Keeps the copy of a store. */
export const onStoreChanged = hears(storeChanged, async (em, { payload, version }) => {
  const { storeId, ...store } = payload;
  await keepNewest(em, DirectoryStore, { id: storeId, ...store, version });
});
