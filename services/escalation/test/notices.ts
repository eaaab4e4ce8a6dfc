import type { TestCaller, TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { expect } from 'vitest';

/** What staff are told, through the door. */

const FACTS = 'id kind deadlineKind subject createdAt readAt readBy { id } textZh textEn post { kind } case { id }';

/** A page of what a caller is told, newest first. */
export async function noticesPage(service: TestService, caller: TestCaller, args = 'first: 100') {
  const query = `{ myNotices(${args}) { edges { node { ${FACTS} } } pageInfo { hasNextPage endCursor } } }`;
  const { data, errors } = await service.ask(caller, query);
  expect(errors).toBeUndefined();
  return data.myNotices;
}

/** What a caller is told of a case, oldest first. */
export async function noticesOf(service: TestService, caller: TestCaller, caseId: string) {
  const { edges } = await noticesPage(service, caller);
  const nodes: { id: string; kind: string; deadlineKind: string | null; case: { id: string } | null }[] = edges.map(
    ({ node }: { node: object }) => node,
  );
  return nodes.filter((node) => node.case?.id === caseId).reverse();
}

/** The kinds alone, with the clock where it is about one. */
export const kindsOf = async (...asked: Parameters<typeof noticesOf>) =>
  (await noticesOf(...asked)).map(({ kind, deadlineKind }) => (deadlineKind ? `${kind} ${deadlineKind}` : kind));

/** Marks notices as read; answers the payload. */
export async function markRead(service: TestService, caller: TestCaller, ids: readonly string[]) {
  const { data, errors } = await service.ask(
    caller,
    `mutation ($input: MarkNoticesReadInput!) {
      markNoticesRead(input: $input) { notices { id readAt readBy { id } } errors { code path } } }`,
    { input: { idempotencyKey: uuidv7(), ids } },
  );
  expect(errors).toBeUndefined();
  return data.markNoticesRead;
}
