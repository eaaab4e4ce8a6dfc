import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Matter } from '../../data/matter.js';

/** A new matter, on which nothing stands yet. */
export async function openMatter(em: EntityManager, now: Date): Promise<string> {
  const id = uuidv7();
  await em.insert(Matter, { id, openedAt: now });
  return id;
}
