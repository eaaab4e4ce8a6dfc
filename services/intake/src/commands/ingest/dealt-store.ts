import { createHash } from 'node:crypto';

/**
 * The store a row is dealt to: a hash of its id, so the same row always goes to the same store of the same stores.
 * @param storeIds in a fixed order, at least one
 */
export function dealtStore(rowId: string, storeIds: readonly string[]): string {
  const number = createHash('sha256').update(rowId).digest().readUIntBE(0, 6);
  return storeIds[number % storeIds.length] as string;
}
