import { LEVELS } from '@complaints/contracts';
import { defaultPolicy, type PolicyDocument } from '../../src/domain/policy.js';

/** The part of a policy that the model knows, by kind of post from the lowest. */
export interface Policy {
  timeZone: string;
  offsetHours: number;
  holdHours: number;
  clerk: number | null;
  rules: readonly Rule[];
}
interface Rule {
  perUse: number | null;
  period: 'MONTH' | 'QUARTER';
  limit: number | 'BUDGET' | null;
  level: number;
}

/** What is published in turn; the first is the default. */
const POLICIES: readonly Policy[] = [
  {
    ...{ timeZone: 'Asia/Shanghai', offsetHours: 8, holdHours: 72, clerk: null },
    rules: [
      { perUse: 100_00, period: 'MONTH', limit: 300_00, level: 0 },
      { perUse: 300_00, period: 'MONTH', limit: 2_000_00, level: 1 },
      { perUse: null, period: 'QUARTER', limit: 'BUDGET', level: 3 },
      { perUse: null, period: 'QUARTER', limit: null, level: 3 },
    ],
  },
  {
    ...{ timeZone: 'Asia/Tokyo', offsetHours: 9, holdHours: 24, clerk: 30_00 },
    rules: [
      { perUse: 60_00, period: 'MONTH', limit: 150_00, level: 1 },
      { perUse: 150_00, period: 'QUARTER', limit: 500_00, level: 1 },
      { perUse: 2_000_00, period: 'QUARTER', limit: 'BUDGET', level: 2 },
      { perUse: 4_000_00, period: 'QUARTER', limit: 6_000_00, level: 2 },
    ],
  },
  {
    ...{ timeZone: 'Asia/Shanghai', offsetHours: 8, holdHours: 72, clerk: 50_00 },
    rules: [
      { perUse: null, period: 'QUARTER', limit: 400_00, level: 0 },
      { perUse: null, period: 'MONTH', limit: 1_000_00, level: 2 },
      { perUse: null, period: 'QUARTER', limit: 'BUDGET', level: 3 },
      { perUse: null, period: 'QUARTER', limit: null, level: 3 },
    ],
  },
];

/** The policy of a version. It is the same in every run, since a process reads each version once. */
export const policyOf = (version: number): Policy => POLICIES[(version - 1) % POLICIES.length] as Policy;

/** The same as it is published. */
export function documentOf(version: number): PolicyDocument {
  const { timeZone, holdHours, clerk, rules } = policyOf(version);
  const { version: _, ...document } = defaultPolicy;
  const authorities = document.authorities.map((authority, kind) => {
    const { perUse, period, limit, level } = rules[kind] as Rule;
    const kinds = { BUDGET: { kind: 'BUDGET' as const }, NONE: { kind: 'NONE' as const } };
    return {
      ...authority,
      ...{ perUseFen: perUse, period, upToLevel: LEVELS[level] ?? 'FIRST' },
      limit: limit === null ? kinds.NONE : limit === 'BUDGET' ? kinds.BUDGET : { kind: 'FIXED' as const, fen: limit },
    };
  });
  return { ...document, timeZone, holdHours, clerkPerUseFen: clerk, authorities };
}
