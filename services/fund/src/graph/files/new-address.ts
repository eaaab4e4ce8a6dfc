import { type Context, transact } from '@complaints/kit';
import { issueLink } from '@complaints/kit/files';
import type { Actor } from '@complaints/kit/pure';
import { FileLink, LINK_FOR_MS } from '../../data/files/file-link.js';

/** A one-time address, as people are told it. */
export interface FileAddress {
  url: string;
  expiresAt: Date;
}

/** Makes a new address each time it is asked for: of the last one only the digest is known. Source: R93. */
export async function newAddress(
  context: Context,
  by: Actor,
  link: Pick<FileLink, 'purpose' | 'subjectId' | 'onBehalfOfId'>,
): Promise<FileAddress> {
  const now = context.clock.now();
  const cause = { actorId: by.id, traceId: context.requestId, operation: 'issue-link' };
  const { token, expiresAt } = await transact(context.dataSource, cause, (em) =>
    issueLink(em, FileLink, { now, forMs: LINK_FOR_MS, link: { ...link, madeForId: by.id } }),
  );
  return { url: `${context.publicUrl}/files/fund/${token}`, expiresAt };
}
