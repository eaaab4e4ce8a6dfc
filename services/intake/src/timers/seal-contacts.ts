import { ofItself, type Timer, transact } from '@complaints/kit';
import { sealClearContacts } from '../actions/seal-clear-contacts.js';
import type { Vault } from '../domain/vault.js';

/** Seals what rows from before the vault hold in clear; afterwards there is nothing to do. */
export const sealContacts = (outside: () => { vault: Vault }): Timer => ({
  name: 'seal-contacts',
  pass: (dataSource, now) =>
    transact(dataSource, ofItself('seal-contacts'), (em) => sealClearContacts(em, { vault: outside().vault, now })),
});
