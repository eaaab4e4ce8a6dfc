import { Level, Purpose } from '@complaints/contracts';
import { MOST_FEN } from '@complaints/kit/pure';
import { z } from 'zod';
import { ApproverKind } from './vocabulary.js';

/** What stands for the document, whatever its version, where events are told of it. */
export const POLICY_ID = '01990000-0000-7000-8000-000600000003';

/** How long an authority's limit lasts before it begins anew. */
export const PeriodKind = { MONTH: 'MONTH', QUARTER: 'QUARTER' } as const;
export type PeriodKind = (typeof PeriodKind)[keyof typeof PeriodKind];

/** What limits an authority within one period. */
export const LimitKind = { FIXED: 'FIXED', BUDGET: 'BUDGET', NONE: 'NONE' } as const;
export type LimitKind = (typeof LimitKind)[keyof typeof LimitKind];

const fen = z.int().min(1, 'An amount is one fen at least').max(MOST_FEN);
const from = z.int().min(2).max(1_000);
const withinDays = z.int().min(1).max(366);

/** What an authority may grant within one period: a fixed amount, what the region's budget says, or without end. */
export const PeriodLimit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal(LimitKind.FIXED), fen }),
  z.strictObject({ kind: z.literal(LimitKind.BUDGET) }),
  z.strictObject({ kind: z.literal(LimitKind.NONE) }),
]);
export type PeriodLimit = z.infer<typeof PeriodLimit>;

/** What one kind of post may grant. Amounts are whole fen and inclusive. */
export const Authority = z.strictObject({
  post: z.enum(ApproverKind),
  /** For all uses for one complaint together; null without a limit. */
  perUseFen: fen.nullable(),
  period: z.enum(PeriodKind),
  limit: PeriodLimit,
  /** Covers this level and lower ones. */
  upToLevel: z.enum(Level),
  purposes: z.array(z.enum(Purpose)).min(1),
});
export type Authority = z.infer<typeof Authority>;

/** Who may grant how much: one versioned document. A disbursement keeps the version of its hold. Source: R60, R61, R65, R66. */
export const FundPolicy = z.strictObject({
  version: z.int().positive(),
  /** The zone of months and quarters. Source: R63. */
  timeZone: z.string().min(1),
  /** Each kind of post once, from the lowest to the highest. Source: R60. */
  authorities: z.array(Authority),
  /** What a clerk of the store may grant for one complaint inside the manager's month; null for nothing. Source: R60. */
  clerkPerUseFen: fen.nullable(),
  /** How long a request that waits holds authority; what it held is given back then. Source: R65. */
  holdHours: z.int().min(1).max(720),
  /** What is flagged for oversight, each from so many on. Source: R66. */
  watch: z.strictObject({
    /** Disbursements for one complaint. */
    severalFrom: from,
    /** Disbursements of one post that stay below what it may grant by no more than so many percent, within so many days. */
    justBelowPercent: z.int().min(1).max(50),
    justBelowFrom: from,
    justBelowWithinDays: withinDays,
    /** Disbursements for the complaints of one customer within so many days. */
    sameCustomerFrom: from,
    sameCustomerWithinDays: withinDays,
    /** Disbursements for one payee within so many days. */
    samePayeeFrom: from,
    samePayeeWithinDays: withinDays,
    /** Disbursements granted from one post on one day. */
    manyInADayFrom: from,
  }),
});
export type FundPolicy = Readonly<z.infer<typeof FundPolicy>>;

/** What a version says; its number is given when it is published. */
export const PolicyDocument = FundPolicy.omit({ version: true });
export type PolicyDocument = Readonly<z.infer<typeof PolicyDocument>>;

const everyPurpose = Object.values(Purpose);

/** The regulation's own figures. The regional president's amount is cut off in it: the budget says. Source: R60. */
export const defaultPolicy: FundPolicy = FundPolicy.parse({
  version: 1,
  timeZone: 'Asia/Shanghai',
  authorities: [
    {
      post: ApproverKind.STORE_MANAGER,
      perUseFen: 100_00,
      period: PeriodKind.MONTH,
      limit: { kind: LimitKind.FIXED, fen: 300_00 },
      upToLevel: Level.FIRST,
      purposes: everyPurpose,
    },
    {
      post: ApproverKind.REGIONAL_DIRECTOR,
      perUseFen: 300_00,
      period: PeriodKind.MONTH,
      limit: { kind: LimitKind.FIXED, fen: 2_000_00 },
      upToLevel: Level.SECOND,
      purposes: everyPurpose,
    },
    {
      post: ApproverKind.REGIONAL_PRESIDENT,
      perUseFen: null,
      period: PeriodKind.QUARTER,
      limit: { kind: LimitKind.BUDGET },
      upToLevel: Level.ABNORMAL,
      purposes: everyPurpose,
    },
    {
      post: ApproverKind.EXECUTIVE_PRESIDENT,
      perUseFen: null,
      period: PeriodKind.QUARTER,
      limit: { kind: LimitKind.NONE },
      upToLevel: Level.ABNORMAL,
      purposes: everyPurpose,
    },
  ],
  clerkPerUseFen: null,
  holdHours: 72,
  watch: {
    ...{ severalFrom: 2, justBelowPercent: 5, justBelowFrom: 3, justBelowWithinDays: 30 },
    ...{ sameCustomerFrom: 3, sameCustomerWithinDays: 90, samePayeeFrom: 3, samePayeeWithinDays: 90 },
    manyInADayFrom: 10,
  },
});

/** A document as it was written, perhaps before all was known that a policy says. */
export type WrittenDocument = Partial<Omit<PolicyDocument, 'watch'> & { watch: Partial<PolicyDocument['watch']> }>;

/**
 * A version as it was published. What the document did not know yet when it was written has its default, so that a new
 * field changes no version of the past.
 */
export const policyOf = (version: number, document: WrittenDocument): FundPolicy =>
  FundPolicy.parse({ ...defaultPolicy, ...document, watch: { ...defaultPolicy.watch, ...document.watch }, version });

/**
 * The limit that stands on a period after holds under these limits, one after the other: the highest they were held under, the
 * budget where it is one, and none after a hold that none limited.
 * @param budgetFen whole fen
 * @returns whole fen; null without a limit
 * Source: R62.
 */
export const limitAfter = (limits: readonly PeriodLimit[], budgetFen: number): number | null =>
  limits.reduce<number | null>((standing, limit) => {
    if (limit.kind === LimitKind.NONE) return null;
    if (limit.kind === LimitKind.BUDGET) return standing ?? budgetFen;
    return Math.max(standing ?? 0, limit.fen);
  }, null);

/** The authority of one kind of post; every policy has one for each. */
export function authorityOf(policy: FundPolicy, post: ApproverKind): Authority {
  const authority = policy.authorities.find((each) => each.post === post);
  if (!authority) throw new Error(`the policy has no authority for ${post}`);
  return authority;
}
