import { Role } from '@complaints/contracts';
import { type Actor, seatsInDirectory } from '@complaints/kit';
import { type ComeTo, useLink } from '@complaints/kit/files';
import { linkNotFound } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { FileLink } from '../../data/files/file-link.js';
import { SettlementExport } from '../../data/settlement/settlement-export.js';
import { seesSomeBooks } from '../../domain/settlement/ask.js';

/** A list that is about to be handed out. */
export interface BegunExport {
  asked: SettlementExport;
  /** Who asked for it, with the posts they may act from now. */
  by: Actor;
  link: FileLink;
}

/**
 * Uses up an address for a list. Who has lost the post that sees the books meanwhile has nothing of it.
 * @throws RuleError LINK_NOT_FOUND
 * Source: R91, R93.
 */
export async function beginExport(em: EntityManager, come: ComeTo): Promise<BegunExport> {
  const link = await useLink(em, FileLink, { purpose: 'EXPORT', ...come });
  const asked = await em.findOneByOrFail(SettlementExport, { id: link.subjectId });
  const seats = await seatsInDirectory(em, link.madeForId, come.now);
  const by: Actor = { id: link.madeForId, role: Role.STAFF, seats };
  if (!seesSomeBooks(by)) throw linkNotFound();
  return { asked, by, link };
}
