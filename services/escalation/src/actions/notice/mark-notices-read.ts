import { RuleError } from '@complaints/contracts';
import type { Actor } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { findNoticesOf, readNotices } from '../../data/notice/find-notices.js';
import { toldTo } from '../../domain/notice/rights.js';

const MOST = 100;

export interface MarkNoticesRead {
  ids: readonly string[];
  by: Actor;
  now: Date;
}

/**
 * Marks notices as read, for all who act from their posts; those that were read before stay as they are.
 * @returns the id of the first
 * @throws RuleError NOTICES_NOT_NAMED, TOO_MANY_NOTICES
 * @throws RuleError NOT_FOUND when one of them is not the actor's
 */
export async function markNoticesRead(em: EntityManager, { ids, by, now }: MarkNoticesRead): Promise<string> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  const [first] = wanted;
  if (first === undefined) throw new RuleError('NOTICES_NOT_NAMED', 'Say which notices were read.', ['ids']);
  if (ids.length > MOST)
    throw new RuleError('TOO_MANY_NOTICES', `At most ${MOST} notices are marked at once.`, ['ids']);
  const found = wanted.every((id) => isUuid(id)) ? await findNoticesOf(em, { ids: wanted, toldTo: toldTo(by) }) : [];
  if (found.length < wanted.length) throw new RuleError('NOT_FOUND', 'There is no such notice.', ['ids']);
  await readNotices(em, found, { byId: by.id, now });
  return first;
}
