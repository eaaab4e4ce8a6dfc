import { PostKind, RuleError } from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit/pure';

/** How far ahead a change is announced at the most. */
const MOST_DAYS = 366;

/** Who shall hold a post from a later instant; null leaves it vacant. */
export interface Announced {
  id: string;
  holderId: string | null;
  fromAt: Date;
}

/** A post, who holds it, and what is announced, the earliest first. */
export interface Tenure {
  kind: PostKind;
  holderId: string | null;
  announced: readonly Announced[];
}

/** Somebody's word on who shall hold a post. */
export interface Change {
  holderId: string | null;
  /** Null for now. */
  fromAt: Date | null;
  now: Date;
}

/** What a word on a post comes to. */
export interface Succession {
  fromAt: Date;
  /** What was announced for that instant or later: it holds no more. */
  withdrawn: readonly Announced[];
  /** Whether somebody else holds the post from then on; else only what was announced is withdrawn. */
  isChange: boolean;
}

/**
 * Says who holds a post from an instant on, which takes back whatever was announced from there on. The executive president's
 * post has no superior to fall to and is never left vacant.
 * @throws RuleError FROM_IN_PAST, FROM_TOO_FAR_AHEAD, NO_SUPERIOR, ALREADY_HOLDER, POST_VACANT
 * Source: R26.
 */
export function succeed({ kind, holderId: presentId, announced }: Tenure, change: Change): Succession {
  const { holderId, now } = change;
  const fromAt = change.fromAt ?? now;
  if (fromAt < now) throw new RuleError('FROM_IN_PAST', 'Who held a post in the past is not changed.', ['fromAt']);
  if (fromAt > after(now, MOST_DAYS * DAY_MS)) {
    throw new RuleError('FROM_TOO_FAR_AHEAD', `A change is announced ${MOST_DAYS} days ahead at the most.`, ['fromAt']);
  }
  if (kind === PostKind.EXECUTIVE_PRESIDENT && holderId === null) {
    throw new RuleError('NO_SUPERIOR', 'Nobody stands above this post; it goes from one holder to the next.', [
      'postId',
    ]);
  }
  const withdrawn = announced.filter((one) => one.fromAt >= fromAt);
  const before = announced.findLast((one) => one.fromAt < fromAt);
  const isChange = (before ? before.holderId : presentId) !== holderId;
  if (!isChange && withdrawn.length === 0) {
    throw holderId === null
      ? new RuleError('POST_VACANT', 'The post is vacant by then.', ['postId'])
      : new RuleError('ALREADY_HOLDER', 'This person holds the post by then.', ['holderId']);
  }
  return { fromAt, withdrawn, isChange };
}
