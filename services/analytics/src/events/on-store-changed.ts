import { storeChanged } from '@complaints/contracts';
import { hears, keepNewest } from '@complaints/kit';
import { DirectoryStore } from '../data/directory-store.js';

export const onStoreChanged = hears(storeChanged, (em, { payload: { storeId, ...store }, version }) =>
  keepNewest(em, DirectoryStore, { id: storeId, ...store, version }),
);
