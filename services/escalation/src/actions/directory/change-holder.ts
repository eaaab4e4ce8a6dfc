import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { endDeputies } from '../../data/deputy.js';
import { findHolderId, Holding } from '../../data/holding.js';

/**
 * Puts a person into a locked post, or leaves it vacant; who held it before holds it no more, and nobody acts for them.
 * Source: R26.
 */
export async function changeHolder(
  em: EntityManager,
  { postId, holderId, at }: { postId: string; holderId: string | null; at: Date },
): Promise<void> {
  const formerId = await findHolderId(em, postId);
  if (formerId) {
    await em.query('update holding set until_at = $2 where post_id = $1 and until_at is null', [postId, at]);
    await endDeputies(em, { postId, holderId: formerId }, at);
  }
  if (holderId) await em.insert(Holding, { id: uuidv7(), postId, staffId: holderId, fromAt: at, untilAt: null });
}
