import type { Readable } from 'node:stream';
import { type HttpParts, transact } from '@complaints/kit';
import { beginDownload } from '../../actions/evidence/begin-download.js';
import type { Evidence } from '../../data/evidence/evidence.js';
import type { Storage } from '../../outside/storage/storage.js';

/**
 * Opens the copy of a file for whoever has its address, which is used up.
 * @throws RuleError LINK_NOT_FOUND
 */
export async function openFile(
  { dataSource, clock, storage }: HttpParts & { storage: Storage },
  { token, requestId }: { token: string; requestId: string },
): Promise<{ evidence: Evidence; content: Readable }> {
  const cause = { actorId: null, traceId: requestId, operation: 'download-evidence' };
  const evidence = await transact(dataSource, cause, (em) => beginDownload(em, { token, now: clock.now() }));
  return { evidence, content: await storage.get(evidence.copyKey) };
}
