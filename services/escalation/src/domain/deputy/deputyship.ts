import type { DeputyScope } from '@complaints/contracts';

/** What has become of a deputyship. Source: R26. */
export const DeputyshipState = {
  NAMED: 'NAMED',
  ACCEPTED: 'ACCEPTED',
  REVOKED: 'REVOKED',
  EXPIRED: 'EXPIRED',
} as const;
export type DeputyshipState = (typeof DeputyshipState)[keyof typeof DeputyshipState];

/** One link: who acts for whom from a post, when and in what. Source: R26. */
export interface DeputyshipFacts {
  id: string;
  postId: string;
  /** Who held the post when it was named; it ends when another one holds it. */
  holderId: string;
  /** Who lends the authority: the holder, or a deputy of theirs. */
  delegatorId: string;
  /** The deputy. */
  staffId: string;
  scopes: readonly DeputyScope[];
  fromAt: Date;
  /** The instant from which the deputy acts no more. */
  untilAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
}

/** What has become of a deputyship at an instant; one that lies ahead is what it was said to be. Source: R26. */
export function stateOf({ acceptedAt, revokedAt, untilAt }: DeputyshipFacts, now: Date): DeputyshipState {
  if (revokedAt) return DeputyshipState.REVOKED;
  if (untilAt <= now) return DeputyshipState.EXPIRED;
  return acceptedAt ? DeputyshipState.ACCEPTED : DeputyshipState.NAMED;
}

/** Whether it can still come to something: neither revoked nor over. */
export const isLive = (deputyship: DeputyshipFacts, now: Date): boolean =>
  deputyship.revokedAt === null && deputyship.untilAt > now;
