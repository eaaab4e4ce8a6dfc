/** Something that must never be. */
export interface Violation {
  kind: 'LOST' | 'DOUBLED' | 'WRONG';
  /** Which thing, where it is and where it is not. */
  evidence: string;
}

/** How often each value occurs. */
export function tally(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** How many violations there are of each kind. */
export const countKinds = (violations: readonly Violation[]) => ({
  lost: violations.filter(({ kind }) => kind === 'LOST').length,
  doubled: violations.filter(({ kind }) => kind === 'DOUBLED').length,
  wrong: violations.filter(({ kind }) => kind === 'WRONG').length,
});
