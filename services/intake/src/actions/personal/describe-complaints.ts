import { complaintDescribed } from '@complaints/contracts';
import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { findKnownCustomers } from '../../data/customer.js';
import { seeWords, takeUndescribed, tryToDescribeAlone, type UndescribedComplaint } from '../../data/personal/terms.js';
import { ContactKind } from '../../domain/contact.js';
import { MOST_TERMS, TERM_SEEN_BY, wordsOf } from '../../domain/personal/terms.js';
import type { Vault } from '../../domain/vault.js';

const BATCH = 50;

/**
 * Looks at the words of complaints that nobody has looked at, and tells of each the terms in it: words that at least
 * {@link TERM_SEEN_BY} different persons have used. Of a complaint without any nothing is told.
 * @returns of how many
 * Source: R94.
 */
export async function describeComplaints(
  em: EntityManager,
  { vault, now }: { vault: Vault; now: Date },
): Promise<number> {
  if (!(await tryToDescribeAlone(em))) return 0;
  const taken = await takeUndescribed(em, BATCH);
  if (taken.length === 0) return 0;
  const names = await namesOf(em, vault, taken);
  const described = taken.map((complaint) => ({
    ...complaint,
    words: wordsOf(complaint.texts.join('\n'), names.get(complaint.customerId ?? '') ?? []),
  }));
  const sightings = described.flatMap(({ id, customerId, words }) =>
    words.map((word) => ({ word, mark: vault.mark('TERM', word), seenBy: customerId ?? id })),
  );
  const terms = await seeWords(em, { sightings, seenByAtLeast: TERM_SEEN_BY, now });
  const told = described.flatMap(({ id: complaintId, storeId, regionId, words }) => {
    const known = words.filter((word) => terms.has(word)).slice(0, MOST_TERMS);
    if (known.length === 0) return [];
    return [complaintDescribed.of({ complaintId, storeId, regionId, terms: known, describedAt: now })];
  });
  record(em, now, told);
  return taken.length;
}

async function namesOf(
  em: EntityManager,
  vault: Vault,
  complaints: readonly UndescribedComplaint[],
): Promise<Map<string, string[]>> {
  const ids = new Set(complaints.flatMap(({ customerId }) => customerId ?? []));
  const customers = await findKnownCustomers(em, vault, [...ids]);
  return new Map(
    customers.map(({ id, items }) => [
      id,
      items.filter(({ kind }) => kind === ContactKind.NAME).map(({ value }) => value),
    ]),
  );
}
