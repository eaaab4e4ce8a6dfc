import { askOncePerKey, expectDeed, type TestService } from '@complaints/kit/testing';
import { noticesPage } from './notices.js';
import { director, elsewhere } from './story.js';

/** Holds what is done to notices against the audit, which says nothing of them; answers the names of what was done. */
export async function auditNotices(service: TestService): Promise<string[]> {
  const { edges } = await noticesPage(service, director);
  const ids: string[] = edges.map(({ node }: { node: { id: string } }) => node.id);
  const { rows } = await askOncePerKey(service, {
    ...{ mutation: 'markNoticesRead', by: director, answer: 'notices { id readAt }' },
    ...{ input: { ids: ids.slice(0, 2) }, other: { ids: ids.slice(0, 1) } },
    refused: { by: elsewhere, code: 'NOT_FOUND' },
  });
  expectDeed(rows, { operation: 'markNoticesRead', changes: {} });
  return ['markNoticesRead'];
}
