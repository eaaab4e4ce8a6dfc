import { DAY_MS, ofItself, type Timer, transact } from '@complaints/kit';
import { forgetLinks } from '@complaints/kit/files';
import type { DataSource } from 'typeorm';
import { Evidence } from '../data/evidence/evidence.js';
import { EvidenceLink } from '../data/evidence/evidence-link.js';
import { findEvidenceToDrop, takeOverdueEvidence } from '../data/evidence/find-evidence.js';
import { isUploading } from '../domain/evidence/link.js';
import { EvidenceFault, EvidenceState } from '../domain/evidence/vocabulary.js';
import type { Storage } from '../outside/storage/storage.js';

const NAME = 'tidy-evidence';
/** How long a storage that is away is left alone. */
const STORAGE_AGAIN_MS = 30_000;

/** Gives up files that never came, and drops from the storage what was refused or removed. */
export function tidyEvidence(outside: () => { storage: Storage }): Timer {
  let storageAtMs = Number.NEGATIVE_INFINITY;
  return {
    name: NAME,
    async pass(dataSource, now) {
      const givenUp = await giveUp(dataSource, now);
      await forgetLinks(dataSource.manager, EvidenceLink, new Date(now.getTime() - DAY_MS));
      if (now.getTime() < storageAtMs) return givenUp;
      try {
        return givenUp + (await drop(dataSource, outside().storage, now));
      } catch (error) {
        storageAtMs = now.getTime() + STORAGE_AGAIN_MS;
        throw error;
      }
    },
  };
}

const giveUp = (dataSource: DataSource, now: Date): Promise<number> =>
  transact(dataSource, ofItself(NAME), async (em) => {
    const overdue = (await takeOverdueEvidence(em, now)).filter((one) => !isUploading(one, now));
    for (const { id, fault } of overdue)
      await em.update(Evidence, id, { state: EvidenceState.REFUSED, fault: fault ?? EvidenceFault.NEVER_CAME });
    return overdue.length;
  });

async function drop(dataSource: DataSource, storage: Storage, now: Date): Promise<number> {
  const due = await findEvidenceToDrop(dataSource.manager);
  for (const { id, originalKey, copyKey } of due) {
    await storage.remove(originalKey);
    await storage.remove(copyKey);
    await transact(dataSource, ofItself(NAME), (em) => em.update(Evidence, id, { filesGoneAt: now }));
  }
  return due.length;
}
