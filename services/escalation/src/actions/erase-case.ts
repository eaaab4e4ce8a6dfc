import type { EntityManager } from 'typeorm';
import { lockCaseOf } from '../data/case.js';
import { eraseTexts } from '../data/erase-texts.js';

/** Takes out of a complaint's case what people wrote; what is no text stays. A complaint without a case has nothing. Source: R8. */
export async function eraseCase(em: EntityManager, complaintId: string): Promise<void> {
  const found = await lockCaseOf(em, complaintId);
  if (found) await eraseTexts(em, found.id);
}
