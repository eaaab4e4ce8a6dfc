import type { Level } from '@complaints/contracts';
import { z } from 'zod';
import { PauseReason, StatutoryPack } from './vocabulary.js';

/** What stands for the document, whatever its version, where events are told of it. */
export const POLICY_ID = '01990000-0000-7000-8000-000600000002';

const tier = z.union([z.literal(1), z.literal(2), z.literal(3)]);
const count = z.int().min(1).max(100);
const points = z.int().min(0).max(100_000);
const code = z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/);
const title = z.string().trim().min(1).max(200);

/** A working calendar by its code; null counts every minute of every day. Source: R27. */
const calendar = code.nullable();

/** How cases are handled: one versioned document. A case keeps the version it was opened under. Source: R18–R28, R35, R39. */
export const HandlingPolicy = z.strictObject({
  version: z.int().positive(),
  /** The zone that days are counted in. Source: R63. */
  timeZone: z.string().min(1),
  /** From the moment the case stands before its owner. Source: R21. */
  contactWithinMinutes: z.int().min(1).max(10_080),
  /** From acceptance, for a complaint that is NORMAL. Source: R21. */
  firstAnswerWithinHours: z.int().min(1).max(8_760),
  /** From acceptance, or from the moment a new owner is told. Source: R22. */
  planWithinHours: z.int().min(1).max(8_760),
  /** The calendars that these clocks run on; the last counts the working days of the law. Source: R19, R27. */
  calendarOf: z.strictObject({ contact: calendar, firstAnswer: calendar, plan: calendar, statutory: calendar }),
  /** The tier that owns a complaint of a level. Source: R20. */
  tierOfLevel: z.strictObject({ FIRST: tier, SECOND: tier, MAJOR: tier, ABNORMAL: tier } satisfies Record<
    Level,
    unknown
  >),
  /** When a running clock warns, in percent of its limit, from the lowest. Source: R28. */
  warnAtPercent: z.array(z.int().min(1).max(99)).max(5),
  /** From this failed attempt on each is reported to the executive president. Source: R23, R24. */
  reportFromFailedAttempts: count,
  /** So many attempts by so many means on so many days reach nobody: the customer is unreachable. Source: R35. */
  unreachable: z.strictObject({ attempts: count, means: count, days: count }),
  /** Why, and how long in all, a clock may stand still; without a reason it never does. */
  pausing: z.strictObject({ reasons: z.array(z.enum(PauseReason)), atMostHours: z.int().min(1).max(8_760) }),
  /** The checklist of the emergency procedure, each step with its clock. Source: R18. */
  emergencySteps: z
    .array(z.strictObject({ code, titleZh: title, titleEn: title, withinMinutes: z.int().min(1).max(525_600) }))
    .max(20),
  /** The clocks of the law that run. Source: R19. */
  statutoryPacks: z.array(z.enum(StatutoryPack)),
  /** What an answer is measured by, and how many in a hundred oversight reviews. Source: R39. */
  answerStandard: z.strictObject({
    answerWithinHours: z.int().min(1).max(8_760),
    reviewSharePercent: z.int().min(1).max(100),
    qualities: z.array(z.strictObject({ code, titleZh: title, titleEn: title })).max(20),
  }),
  /** What a supervisory form and a refused form cost. Source: R41, R42. */
  points: z.strictObject({ supervisoryForm: points, refusedFormFrom: points }),
});
export type HandlingPolicy = Readonly<z.infer<typeof HandlingPolicy>>;

/** What a version says; its number is given when it is published. */
export const PolicyDocument = HandlingPolicy.omit({ version: true });
export type PolicyDocument = Readonly<z.infer<typeof PolicyDocument>>;

export const defaultPolicy: HandlingPolicy = HandlingPolicy.parse({
  version: 1,
  timeZone: 'Asia/Shanghai',
  contactWithinMinutes: 30,
  firstAnswerWithinHours: 24,
  planWithinHours: 24,
  calendarOf: { contact: null, firstAnswer: null, plan: null, statutory: 'CN' },
  tierOfLevel: { FIRST: 1, SECOND: 2, MAJOR: 3, ABNORMAL: 3 },
  warnAtPercent: [50, 80],
  reportFromFailedAttempts: 3,
  unreachable: { attempts: 3, means: 2, days: 2 },
  pausing: { reasons: [], atMostHours: 48 },
  emergencySteps: [
    { code: 'SAFETY', titleZh: '确认人身与现场安全', titleEn: 'See that people and place are safe', withinMinutes: 30 },
    { code: 'EVIDENCE', titleZh: '保全证据', titleEn: 'Secure the evidence', withinMinutes: 120 },
    { code: 'SPOKESPERSON', titleZh: '指定唯一对外发言人', titleEn: 'Name one spokesperson', withinMinutes: 120 },
    { code: 'PUBLIC_ANSWER', titleZh: '确定对外答复口径', titleEn: 'Settle the public answer', withinMinutes: 240 },
  ],
  statutoryPacks: ['REFUND_DELAY', 'ENTERPRISE_12315'],
  answerStandard: {
    answerWithinHours: 72,
    reviewSharePercent: 5,
    qualities: [
      { code: 'COMPLETE', titleZh: '逐项回应诉求', titleEn: 'Answers every point of the demand' },
      { code: 'REASONED', titleZh: '理由充分', titleEn: 'Gives its reasons' },
      { code: 'POLITE', titleZh: '用语得体', titleEn: 'Is polite' },
      { code: 'APPEAL', titleZh: '告知申诉途径', titleEn: 'Says how to appeal' },
    ],
  },
  points: { supervisoryForm: 100, refusedFormFrom: 50 },
});

/**
 * A version as it was published. What the document did not know yet when it was written has its default, within its
 * parts too, so that a new field changes no version of the past.
 */
export const policyOf = (version: number, document: object): HandlingPolicy =>
  HandlingPolicy.parse({ ...withDefaults(defaultPolicy, document), version });

type Part = Record<string, unknown>;

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);

function withDefaults(defaults: object, document: object): Part {
  const whole: Part = { ...defaults, ...document };
  for (const [name, byDefault] of Object.entries(defaults)) {
    const said = whole[name];
    if (isPart(byDefault) && isPart(said)) whole[name] = withDefaults(byDefault, said);
  }
  return whole;
}
