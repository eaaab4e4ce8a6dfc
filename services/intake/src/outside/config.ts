import { ProcessConfig, readConfig } from '@complaints/kit/process';
import { z } from 'zod';
import type { VaultKeys } from './vault.js';

const KEY = /^[\w-]{43}$/;
const bytes = (text: string) => Buffer.from(text, 'base64url');

/** By these names production knows and refuses what stands here for development. */
const DEVELOPMENT_MASTER = `development:${Buffer.alloc(32, 1).toString('base64url')}`;
const DEVELOPMENT_MARKING = Buffer.alloc(32, 2).toString('base64url');

const masterKeys = z
  .string()
  .transform((text) => text.split(',').map((each) => each.trim().split(':')))
  .refine(
    (keys) =>
      keys.every(([name = '', key = '', ...rest]) => /^[\w-]{1,40}$/.test(name) && KEY.test(key) && rest.length === 0),
    { abort: true, error: 'is NAME:KEY, several separated by commas, each key 32 bytes in base64url' },
  )
  .transform((keys) => keys.map(([name = '', key = '']) => ({ name, key: bytes(key) })));

/** What intake reads of the environment besides what every service does. */
export const OutsideConfig = ProcessConfig.pick({ NODE_ENV: true })
  .extend({
    /** Wrap the keys of persons: the first is used, all are known. */
    PERSONAL_DATA_KEYS: masterKeys.prefault(DEVELOPMENT_MASTER),
    /** Of the digests by which contacts are found; contacts known before are found with the same one only. */
    CONTACT_MARK_KEY: z.string().regex(KEY, 'is 32 bytes in base64url').default(DEVELOPMENT_MARKING),
  })
  .superRefine(({ NODE_ENV, PERSONAL_DATA_KEYS, CONTACT_MARK_KEY }, { addIssue }) => {
    if (NODE_ENV !== 'production') return;
    const refuse = (name: string) =>
      addIssue({ code: 'custom', path: [name], message: 'production needs a secret of its own' });
    if (PERSONAL_DATA_KEYS.some(({ name }) => name.startsWith('development'))) refuse('PERSONAL_DATA_KEYS');
    if (CONTACT_MARK_KEY === DEVELOPMENT_MARKING) refuse('CONTACT_MARK_KEY');
  });

/** @throws ConfigError naming every variable at fault */
export function readVaultKeys(environment: Record<string, string | undefined>): VaultKeys {
  const { PERSONAL_DATA_KEYS, CONTACT_MARK_KEY } = readConfig(OutsideConfig, environment);
  return { master: PERSONAL_DATA_KEYS, marking: bytes(CONTACT_MARK_KEY) };
}
