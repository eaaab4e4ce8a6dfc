import { z } from 'zod';

/** The one coarse role a token carries; posts and scope come from each service's copy of the directory. */
export const Role = {
  ANONYMOUS: 'ANONYMOUS',
  STAFF: 'STAFF',
  CUSTOMER: 'CUSTOMER',
  PARTNER: 'PARTNER',
  ADMINISTRATOR: 'ADMINISTRATOR',
} as const;
export type Role = (typeof Role)[keyof typeof Role];

/** What the identity provider says of a person. ANONYMOUS is never issued, only assumed where no token is sent. */
export const PersonClaims = z.object({
  /** In lower case, whatever the provider writes, so that two spellings never pass for two people. */
  sub: z.uuid().toLowerCase(),
  role: z.enum([Role.STAFF, Role.CUSTOMER, Role.PARTNER, Role.ADMINISTRATOR]),
});

/** What the gateway says of a caller to a subgraph: one audience, 60 seconds. */
export const CallerClaims = z
  .object({
    /** Empty for ANONYMOUS, and for nobody else. */
    sub: z.union([z.uuid(), z.literal('')]),
    role: z.enum(Role),
  })
  .refine(({ sub, role }) => (role === Role.ANONYMOUS) === (sub === ''), 'only ANONYMOUS has no subject');
export type CallerClaims = z.infer<typeof CallerClaims>;

/** Who signs the tokens that subgraphs accept. */
export const GATEWAY_ISSUER = 'urn:complaints:gateway';

/** The four subgraphs; the audience of a gateway token is `urn:complaints:<name>`. */
export const SUBGRAPHS = ['intake', 'escalation', 'fund', 'analytics'] as const;
export const audienceOf = (subgraph: string): string => `urn:complaints:${subgraph}`;

/** Root fields anybody may ask for without a token; everything else needs one. */
export const PUBLIC_OPERATIONS = {
  query: ['categories', 'decisionByLink', 'linkedPlan', 'publicChannels', 'publicStore', 'trackComplaint'] as string[],
  mutation: ['answerPlan', 'fileComplaint', 'rateHandling'] as string[],
} as const;
