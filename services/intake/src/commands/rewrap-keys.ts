import { type CommandContext, ofItself, transact } from '@complaints/kit';
import { rewrapKeys } from '../actions/personal/rewrap-keys.js';
import type { Vault } from '../domain/vault.js';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Wraps the key of every person by the first of the master keys, batch by batch; a second time finds nothing to do. */
export const rewrapKeysCommand =
  (outside: () => { vault: Vault }) =>
  async ({ dataSource, log }: CommandContext): Promise<void> => {
    const { vault } = outside();
    const done = { keys: 0, rewrapped: 0 };
    for (let after = NOBODY; ; ) {
      const from = after;
      const batch = await transact(dataSource, ofItself('rewrap-keys'), (em) => rewrapKeys(em, { vault, after: from }));
      if (batch.count === 0) break;
      after = batch.after;
      done.keys += batch.count;
      done.rewrapped += batch.rewrapped;
      log.info(done, 'keys of persons looked at');
    }
    log.info(done, 'every key of a person is wrapped by the newest master key');
  };
