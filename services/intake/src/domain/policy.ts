import { EXTERNAL_SOURCES, Source } from '@complaints/contracts';
import { z } from 'zod';

/** What stands for the document, whatever its version, where events are told of it. */
export const POLICY_ID = '01990000-0000-7000-8000-000600000001';

const days = z.int().min(1).max(3_650);
const atMost = z.int().min(1).max(10_000);
const text = z.string().trim().min(1).max(500);

/** No more than the gateway lets through. */
const megabytes = z.int().min(1).max(100);

/** What intake decides by: levels, promises to the customer, when a rating makes a repeat. One versioned document. */
export const IntakePolicy = z.strictObject({
  version: z.int().positive(),
  /** The zone in which customers are told instants. Source: R63. */
  timeZone: z.string().min(1),
  levels: z.strictObject({
    /** So many earlier complaints of the matter with an outcome make the next one SECOND. Source: R11. */
    secondFromOutcomes: atMost,
    /** Source: R12. */
    majorFromOutcomes: atMost,
    /** So many failed attempts at settling a MAJOR complaint make it ABNORMAL. Source: R13, R24. */
    abnormalFromFailedAttempts: atMost,
    /** Even the first complaint from one of these is MAJOR. Source: R1, R12. */
    externalSources: z.array(z.enum(Source)),
  }),
  /** What a customer is promised at acceptance, in hours. Source: R3. */
  resolutionWithinHours: z.int().min(1).max(8_760),
  /** How long a link to rate can be used, in days. Source: R71. */
  ratingLinkForDays: days,
  /** How long a link to the letter of a decision can be used, in days. Source: R36. */
  decisionLinkForDays: days,
  /** When a customer who has not rated is reminded once, in days after the link was sent. Source: R71. */
  ratingReminderAfterDays: days,
  /** A satisfaction of so much or less is dissatisfaction, 1 to 4. Source: R71. */
  dissatisfiedUpTo: z.int().min(1).max(4),
  /** A channel not verified for longer than this is stale, in days. Source: R1. */
  verifyChannelsEveryDays: days,
  /** What invites customers to complain, shown with each store's QR code; `{store}` stands for its name. Source: R1, R95. */
  invitationZh: text,
  invitationEn: text,
  /** How far back likely earlier complaints are looked for, in days. Source: R5. */
  candidatesWithinDays: days,
  /** How often the public may file with one contact within 24 hours. Source: R2. */
  filingsPerContactPerDay: atMost,
  /** How often people without a contact may file about one store, or about none, within an hour. Source: R2. */
  anonymousFilingsPerStorePerHour: atMost,
  /** How many contacts one person may have revealed within an hour. Source: R91. */
  revealsPerPersonPerHour: atMost,
  /** Nothing is suggested for a classification before so many examples were learned. Source: R17. */
  suggestFromExamples: atMost,
  /** Nor with less confidence than this, in percent. Source: R17. */
  suggestFromConfidencePercent: z.int().min(0).max(100),
  /** How long personal data is kept after a customer's last complaint was closed, in years; null for ever. Source: R8. */
  retainPersonalDataForYears: z.int().min(1).max(100).nullable(),
  /** How many files a complaint may have. Source: R4. */
  filesPerComplaint: z.int().min(1).max(1_000),
  /** How large a picture, a recording and a document may be. Source: R4. */
  imageUpToMegabytes: megabytes,
  recordingUpToMegabytes: megabytes,
  documentUpToMegabytes: megabytes,
});
export type IntakePolicy = Readonly<z.infer<typeof IntakePolicy>>;

/** What a version says; its number is given when it is published. */
export const PolicyDocument = IntakePolicy.omit({ version: true });
export type PolicyDocument = Readonly<z.infer<typeof PolicyDocument>>;

/** Source: R1–R5, R8, R11, R12, R36, R71, R91. */
export const defaultPolicy: IntakePolicy = IntakePolicy.parse({
  version: 1,
  timeZone: 'Asia/Shanghai',
  levels: {
    secondFromOutcomes: 1,
    majorFromOutcomes: 2,
    abnormalFromFailedAttempts: 3,
    externalSources: [...EXTERNAL_SOURCES],
  },
  resolutionWithinHours: 72,
  ratingLinkForDays: 30,
  decisionLinkForDays: 90,
  ratingReminderAfterDays: 7,
  dissatisfiedUpTo: 2,
  verifyChannelsEveryDays: 90,
  invitationZh: '如果{store}做得不够好，请告诉我们。您的投诉会得到编号和答复。',
  invitationEn: 'If {store} did not do well enough, please tell us. Your complaint gets a number and an answer.',
  candidatesWithinDays: 365,
  filingsPerContactPerDay: 5,
  anonymousFilingsPerStorePerHour: 30,
  revealsPerPersonPerHour: 30,
  suggestFromExamples: 30,
  suggestFromConfidencePercent: 40,
  retainPersonalDataForYears: null,
  filesPerComplaint: 20,
  imageUpToMegabytes: 15,
  recordingUpToMegabytes: 100,
  documentUpToMegabytes: 25,
});

/**
 * A version as it was published. What the document did not know yet when it was written has its default, so that a new
 * field changes no version of the past.
 */
export const policyOf = (version: number, document: Partial<PolicyDocument>): IntakePolicy =>
  IntakePolicy.parse({
    ...defaultPolicy,
    ...document,
    levels: { ...defaultPolicy.levels, ...document.levels },
    version,
  });
