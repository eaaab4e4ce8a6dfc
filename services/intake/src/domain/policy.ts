import { EXTERNAL_SOURCES, Source } from '@complaints/contracts';
import { z } from 'zod';

const inOrder = (levels: { secondFromOutcomes: number; majorFromOutcomes: number }) =>
  levels.secondFromOutcomes < levels.majorFromOutcomes;

/** What intake decides by: levels, promises to the customer, when a rating makes a repeat. One versioned document. */
export const IntakePolicy = z.strictObject({
  version: z.int().positive(),
  /** The zone in which customers are told instants. Source: R63. */
  timeZone: z.string().min(1),
  levels: z
    .strictObject({
      /** So many earlier complaints of the matter with an outcome make the next one SECOND. Source: R11. */
      secondFromOutcomes: z.int().positive(),
      /** Source: R12. */
      majorFromOutcomes: z.int().positive(),
      /** Even the first complaint from one of these is MAJOR. Source: R1, R12. */
      externalSources: z.array(z.enum(Source)),
    })
    .refine(inOrder, 'MAJOR must need more outcomes than SECOND'),
  /** What a customer is promised at acceptance, in hours. Source: R3. */
  resolutionWithinHours: z.int().positive(),
  /** How long a link to rate can be used, in days. Source: R71. */
  ratingLinkForDays: z.int().positive(),
  /** A satisfaction of so much or less is dissatisfaction, 1 to 4. Source: R71. */
  dissatisfiedUpTo: z.int().min(1).max(4),
});
export type IntakePolicy = Readonly<z.infer<typeof IntakePolicy>>;

/** Source: R1, R3, R11, R12, R71. */
export const defaultPolicy: IntakePolicy = IntakePolicy.parse({
  version: 1,
  timeZone: 'Asia/Shanghai',
  levels: { secondFromOutcomes: 1, majorFromOutcomes: 2, externalSources: [...EXTERNAL_SOURCES] },
  resolutionWithinHours: 72,
  ratingLinkForDays: 30,
  dissatisfiedUpTo: 2,
});
