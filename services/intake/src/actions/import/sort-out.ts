import { RuleError } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import type { Complaint } from '../../data/complaint.js';
import {
  findComplaintsOfMatters,
  findImportRows,
  findMattersOfMarks,
  findStoresByCode,
} from '../../data/import/find-import-rows.js';
import type { Store } from '../../data/store.js';
import type { History } from '../../domain/import/history.js';
import type { Vault } from '../../domain/vault.js';
import type { ImportHistory } from './import-history.js';

/** A row that can become a complaint, with what it refers to. */
export interface FreshRow {
  history: History;
  digest: Buffer;
  store: Store | null;
  matterMark: Buffer | null;
}

/** A matter that a file groups rows by: its complaints so far, oldest first; without an id it is still to be opened. */
export interface GroupedMatter {
  id: string | null;
  complaints: Complaint[];
}

/** What is to be done with each row, in the order of the rows, and the matters of those that are to be imported. */
export interface SortedOut {
  fates: ('ALREADY_THERE' | 'CHANGED' | RuleError | FreshRow)[];
  /** By mark in hexadecimal. */
  matters: Map<string, GroupedMatter>;
}

/**
 * Holds rows against what is there: which were imported before and whether they say the same, and which name a store that
 * there is not or come before what their matter has already. The matters are held, except in a dry run.
 */
export async function sortOut(em: EntityManager, { system, rows, vault, dryRun }: ImportHistory): Promise<SortedOut> {
  const histories = rows.map(({ history }) => history);
  const ids = histories.map(({ externalId }) => externalId);
  const imported = await findImportRows(em, system, ids);
  const codes = histories.flatMap(({ storeCode }) => storeCode ?? []);
  const stores = await findStoresByCode(em, codes);
  const marks = histories.map(({ matter }) => matter && markOfMatter(vault, system, matter));
  const matters = await findMatters(em, marks.filter(Buffer.isBuffer), { hold: !dryRun });
  const fates = rows.map(({ history, said }, index): SortedOut['fates'][number] => {
    // Says whether a row says the same a second time, and nothing to whoever has not the secret.
    const digest = vault.mark('import row', said);
    const before = imported.get(history.externalId);
    if (before) return before.digest.equals(digest) ? 'ALREADY_THERE' : 'CHANGED';
    const { storeCode, acceptedAt } = history;
    const store = storeCode === null ? null : stores.get(storeCode);
    if (store === undefined) return new RuleError('STORE_NOT_FOUND', 'There is no store with this code.', ['store']);
    const matterMark = marks[index] || null;
    const latest = matterMark && matters.get(matterMark.toString('hex'))?.complaints.at(-1);
    if (latest && acceptedAt < latest.acceptedAt) return outOfOrder();
    return { history, digest, store, matterMark };
  });
  return { fates, matters };
}

/** Levels follow from what came before: history is not put in behind. */
export const outOfOrder = (): RuleError =>
  new RuleError(
    'MATTER_OUT_OF_ORDER',
    'A later complaint of the matter came before this one: sort the file by acceptance.',
    ['matter'],
  );

const markOfMatter = (vault: Vault, system: string, matter: string): Buffer =>
  vault.mark('import matter', `${system}\0${matter}`);

async function findMatters(
  em: EntityManager,
  marks: readonly Buffer[],
  { hold }: { hold: boolean },
): Promise<Map<string, GroupedMatter>> {
  const ids = await findMattersOfMarks(em, marks, { hold });
  const complaints = await findComplaintsOfMatters(em, [...ids.values()]);
  return new Map([...ids].map(([mark, id]) => [mark, { id, complaints: complaints.get(id) ?? [] }]));
}
