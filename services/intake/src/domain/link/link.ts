import { RuleError } from '@complaints/contracts';

/**
 * What a link is for; it serves that one operation. A letter is read as often as one likes until the link expires, every
 * other is used once. Source: R3, R32, R36, R71.
 */
export const LinkPurpose = { RATE: 'RATE', ANSWER_PLAN: 'ANSWER_PLAN', READ_DECISION: 'READ_DECISION' } as const;
export type LinkPurpose = (typeof LinkPurpose)[keyof typeof LinkPurpose];

/** What decides whether a link can be used. */
export interface LinkState {
  expiresAt: Date;
  usedAt: Date | null;
}

/** Whether a link was not used and has not expired. */
export const canBeUsed = ({ expiresAt, usedAt }: LinkState, now: Date): boolean => usedAt === null && now < expiresAt;

/** All that anybody learns of a link that does not work. */
export const linkInvalid = (): RuleError =>
  new RuleError('LINK_INVALID', 'This link is not known, has expired or was used already.', ['token']);

/**
 * Checks that a link can be used: it is known, was not used, and has not expired.
 * @throws RuleError LINK_INVALID
 */
export function checkLink<Link extends LinkState>(link: Link | null, now: Date): asserts link is Link {
  if (!link || !canBeUsed(link, now)) throw linkInvalid();
}
