import { Level, Purpose } from '@complaints/contracts';
import { isTimeZone } from '@complaints/kit/pure';
import { z } from 'zod';
import { ApproverKind } from './vocabulary.js';

/** How long an authority's limit lasts before it begins anew. */
export const PeriodKind = { MONTH: 'MONTH', QUARTER: 'QUARTER' } as const;
export type PeriodKind = (typeof PeriodKind)[keyof typeof PeriodKind];

const fen = z.int().positive();

/** What an authority may grant within one period: a fixed amount, what the region's budget says, or without end. */
export const PeriodLimit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('FIXED'), fen }),
  z.strictObject({ kind: z.literal('BUDGET') }),
  z.strictObject({ kind: z.literal('NONE') }),
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

/** Who may grant how much. Source: R60. */
export const FundPolicy = z
  .strictObject({
    version: z.int().positive(),
    /** The zone of months and quarters. Source: R63. */
    timeZone: z.string().refine(isTimeZone, 'is no time zone'),
    /** Each kind of post once, from the lowest to the highest. */
    authorities: z.array(Authority),
  })
  .refine(
    ({ authorities }) => authorities.map(({ post }) => post).join() === Object.values(ApproverKind).join(),
    'names each kind of post once, from the lowest to the highest',
  )
  .refine(
    ({ authorities }) =>
      authorities.every(({ perUseFen, limit }) => limit.kind !== 'FIXED' || (perUseFen ?? 0) <= limit.fen),
    'allows no more per use than per period',
  );
export type FundPolicy = z.infer<typeof FundPolicy>;

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
      limit: { kind: 'FIXED', fen: 300_00 },
      upToLevel: Level.FIRST,
      purposes: everyPurpose,
    },
    {
      post: ApproverKind.REGIONAL_DIRECTOR,
      perUseFen: 300_00,
      period: PeriodKind.MONTH,
      limit: { kind: 'FIXED', fen: 2_000_00 },
      upToLevel: Level.SECOND,
      purposes: everyPurpose,
    },
    {
      post: ApproverKind.REGIONAL_PRESIDENT,
      perUseFen: null,
      period: PeriodKind.QUARTER,
      limit: { kind: 'BUDGET' },
      upToLevel: Level.ABNORMAL,
      purposes: everyPurpose,
    },
    {
      post: ApproverKind.EXECUTIVE_PRESIDENT,
      perUseFen: null,
      period: PeriodKind.QUARTER,
      limit: { kind: 'NONE' },
      upToLevel: Level.ABNORMAL,
      purposes: everyPurpose,
    },
  ],
});

/** The authority of one kind of post; every policy has one for each. */
export function authorityOf(policy: FundPolicy, post: ApproverKind): Authority {
  const authority = policy.authorities.find((each) => each.post === post);
  if (!authority) throw new Error(`the policy has no authority for ${post}`);
  return authority;
}
