import { NotYetKnown } from '@complaints/contracts';
import { keepNewest } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { DirectoryCase } from './directory-facts.js';

/** Keeps how a case stands, unless something newer is known. */
export const keepCase = (em: EntityManager, known: DirectoryCase): Promise<void> =>
  keepNewest(em, DirectoryCase, known);

/** A case ended before the owner that is known. @throws NotYetKnown while none is */
export async function endCase(em: EntityManager, complaintId: string, version: number): Promise<void> {
  const known = await em.findOneBy(DirectoryCase, { complaintId });
  if (!known) throw new NotYetKnown('case', complaintId);
  await keepCase(em, { ...known, isOpen: false, version });
}
