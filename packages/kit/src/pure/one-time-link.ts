import { RuleError } from '@complaints/contracts';

/** What is remembered of a one-time address, and what it is for. */
export interface LinkFacts {
  purpose: string;
  expiresAt: Date;
  usedAt: Date | null;
}

/** Whether an address can be used: for its purpose, once, in time. Source: R4, R93. */
export const isUsable = (link: LinkFacts, purpose: string, now: Date): boolean =>
  link.purpose === purpose && link.usedAt === null && now < link.expiresAt;

/** One answer for every address that cannot be used, so that nobody learns which there are. */
export const linkNotFound = () => new RuleError('LINK_NOT_FOUND', 'There is no such address, or not any more.');
