import { LEVELS, Level } from '@complaints/contracts';
import { z } from 'zod';

const tier = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** How cases are handled: one versioned document. A case keeps the version it was opened under. Source: R20–R24. */
export const HandlingPolicy = z
  .strictObject({
    version: z.int().positive(),
    /** From the moment the case stands before its owner. Source: R21. */
    contactWithinMinutes: z.int().positive(),
    /** From acceptance, or from the moment a new owner is told. Source: R22. */
    planWithinHours: z.int().positive(),
    /** The tier that owns a complaint of a level. Source: R20. */
    tierOfLevel: z.record(z.enum(Level), tier),
  })
  .refine(({ tierOfLevel }) => isAscending(LEVELS.map((level) => tierOfLevel[level])), {
    path: ['tierOfLevel'],
    error: 'a graver level is owned by the same tier or a higher one',
  });
export type HandlingPolicy = z.infer<typeof HandlingPolicy>;

const isAscending = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || number >= (numbers[index - 1] ?? number));

const versions: readonly HandlingPolicy[] = [
  HandlingPolicy.parse({
    version: 1,
    contactWithinMinutes: 30,
    planWithinHours: 24,
    tierOfLevel: { FIRST: 1, SECOND: 2, MAJOR: 3, ABNORMAL: 3 },
  }),
];

/** The policy that new cases are opened under. */
export const policyInForce: HandlingPolicy = versions.at(-1) as HandlingPolicy;

/** The policy of a version that a case keeps. */
export function policyOf(version: number): HandlingPolicy {
  const policy = versions.find((candidate) => candidate.version === version);
  if (!policy) throw new Error(`there is no handling policy of version ${version}`);
  return policy;
}
