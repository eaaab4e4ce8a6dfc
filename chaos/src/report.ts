import { countKinds } from './check/violation.js';
import type { Outcome } from './scenarios/scenario.js';

/** One line of the closing table. */
export interface Line {
  scenario: string;
  kills: number;
  operations: number;
  lost: number;
  doubled: number;
  wrong: number;
  'recovery p50 ms': number | '';
  'recovery max ms': number | '';
  notes: string;
}

export function lineOf({ scenario, kills, operations, violations, recoveriesMs, notes }: Outcome): Line {
  return {
    scenario,
    kills,
    operations,
    ...countKinds(violations),
    'recovery p50 ms': percentile(recoveriesMs, 50) ?? '',
    'recovery max ms': percentile(recoveriesMs, 100) ?? '',
    notes: Object.entries(notes)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
  };
}

/** All scenarios as one. */
export const sumOf = (outcomes: readonly Outcome[]): Outcome => ({
  scenario: 'all',
  kills: outcomes.reduce((sum, { kills }) => sum + kills, 0),
  operations: outcomes.reduce((sum, { operations }) => sum + operations, 0),
  violations: outcomes.flatMap(({ violations }) => violations),
  recoveriesMs: outcomes.flatMap(({ recoveriesMs }) => recoveriesMs),
  notes: {},
});

/** The smallest value that so many percent do not exceed, rounded to a tenth. */
export function percentile(values: readonly number[], percent: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  return found === undefined ? undefined : Math.round(found * 10) / 10;
}

const MOST_EVIDENCE = 20;

/** What was violated, one line each; the first ones when there are many. */
export const evidenceOf = ({ scenario, violations }: Outcome): string[] => [
  ...violations.slice(0, MOST_EVIDENCE).map(({ kind, evidence }) => `${scenario}: ${kind} ${evidence}`),
  ...(violations.length > MOST_EVIDENCE ? [`${scenario}: and ${violations.length - MOST_EVIDENCE} more`] : []),
];
