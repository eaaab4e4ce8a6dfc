import { storeChanged } from '@complaints/contracts';
import { hears, keepNewest } from '@complaints/kit';
import { DirectoryStore } from '../data/directory.js';

/** Keeps the copy of a store. */
export const onStoreChanged = hears(storeChanged, (em, { payload: { storeId: id, ...facts }, version }) =>
  keepNewest(em, DirectoryStore, { id, ...facts, version }),
);
