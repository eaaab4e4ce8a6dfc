import { MINUTE_MS } from '@complaints/kit/pure';

/** What a one-time address is for: a list that is taken away, or a statement that is sent. */
export const LinkPurpose = { EXPORT: 'EXPORT', STATEMENT: 'STATEMENT' } as const;
export type LinkPurpose = (typeof LinkPurpose)[keyof typeof LinkPurpose];

/** How long an address can be used. */
export const LINK_FOR_MS = 5 * MINUTE_MS;
