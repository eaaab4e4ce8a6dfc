import { attribute } from '@complaints/kit';
import { digestOfToken } from '@complaints/kit/files';
import type { EntityManager } from 'typeorm';
import { FileLink, lockFileLink } from '../../data/files/file-link.js';
import { isUsable, type LinkPurpose, linkNotFound } from '../../domain/files/link.js';

/** An address that somebody comes to. */
export interface ComeTo {
  token: string;
  now: Date;
}

/**
 * Uses an address up; what else its transaction does is done for whom the address was made for.
 * @throws RuleError LINK_NOT_FOUND for one that is unknown, ended, used or for something else
 * Source: R93.
 */
export async function useLink(em: EntityManager, purpose: LinkPurpose, { token, now }: ComeTo): Promise<FileLink> {
  const link = await lockFileLink(em, digestOfToken(token));
  if (!link || !isUsable(link, purpose, now)) throw linkNotFound();
  await em.update(FileLink, link.id, { usedAt: now });
  attribute(em, { onBehalfOf: link.onBehalfOfId });
  return link;
}
