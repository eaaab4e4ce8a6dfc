import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { CommandContext } from '@complaints/kit';
import { MoreThan } from 'typeorm';
import { Evidence } from '../data/evidence/evidence.js';
import { EvidenceState } from '../domain/evidence/vocabulary.js';
import type { Storage } from '../outside/storage/storage.js';

const AT_ONCE = 100;

/** Reads every sealed original and compares its digest with the one written down; names those that are missing or altered. */
export const verifyEvidence =
  (outside: () => { storage: Storage }) =>
  async ({ dataSource, log }: CommandContext): Promise<void> => {
    const { storage } = outside();
    let verified = 0;
    let faults = 0;
    let last = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const batch = await dataSource.manager.find(Evidence, {
        where: { id: MoreThan(last), state: EvidenceState.STORED },
        order: { id: 'ASC' },
        take: AT_ONCE,
      });
      for (const { id, originalKey, sha256 } of batch) {
        const found = await digestOf(storage, originalKey);
        if (found === sha256) verified += 1;
        else {
          faults += 1;
          log.error({ evidence: id }, found === null ? 'an original is missing' : 'an original was altered');
        }
      }
      if (batch.length < AT_ONCE) break;
      last = (batch.at(-1) as Evidence).id;
    }
    log.info({ verified, faults }, 'the originals were read');
    if (faults > 0) throw new Error(`${faults} originals are missing or altered`);
  };

/** The digest of a file; null when it cannot be read. */
async function digestOf(storage: Storage, key: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(await storage.get(key), hash);
    return hash.digest('hex');
  } catch {
    return null;
  }
}
