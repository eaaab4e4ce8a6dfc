import { RuleError } from '@complaints/contracts';
import { MINUTE_MS } from '@complaints/kit/pure';

/** What a one-time address is for: a list that is taken away, or a statement that is sent. */
export const LinkPurpose = { EXPORT: 'EXPORT', STATEMENT: 'STATEMENT' } as const;
export type LinkPurpose = (typeof LinkPurpose)[keyof typeof LinkPurpose];

/** What is remembered of a one-time address. */
export interface LinkFacts {
  purpose: LinkPurpose;
  expiresAt: Date;
  usedAt: Date | null;
}

/** How long an address can be used. */
export const LINK_FOR_MS = 5 * MINUTE_MS;

/** Whether an address can be used: for its purpose, once, in time. Source: R93. */
export const isUsable = (link: LinkFacts, purpose: LinkPurpose, now: Date): boolean =>
  link.purpose === purpose && link.usedAt === null && now < link.expiresAt;

/** One answer for every address that cannot be used, so that nobody learns which there are. */
export const linkNotFound = () => new RuleError('LINK_NOT_FOUND', 'There is no such address, or not any more.');
