import type { Vault } from '../domain/vault.js';
import type { Storage } from './storage/storage.js';

/** What actions and doors are handed of the world outside; a resolver finds it in its context. */
export interface Handed {
  /** Where people reach the platform, without a slash at the end; links to customers begin with it. */
  publicUrl: string;
  /** Where personal data is sealed and opened. */
  vault: Vault;
  /** Where files are kept. */
  storage: Storage;
}
