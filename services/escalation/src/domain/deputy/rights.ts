import { Role, RuleError } from '@complaints/contracts';
import type { Actor } from '@complaints/kit/pure';
import { keepsDirectory, seesPosts } from '../rights.js';
import type { DeputyshipFacts } from './deputyship.js';

/**
 * Who sees no posts is told of none.
 * @throws RuleError NOT_FOUND
 */
export function requirePosts(actor: Actor): void {
  if (!seesPosts(actor)) throw new RuleError('NOT_FOUND', 'There is no such post.', ['postId']);
}

/**
 * Out of whose authority the actor names a deputy: the holder's, as the holder or as an administrator, else what was lent to
 * the actor.
 * @throws RuleError NOT_HOLDER when the actor does not act from the post
 * Source: R26.
 */
export function delegatorOf(actor: Actor, { postId, holderId }: { postId: string; holderId: string }): string {
  if (actor.id === holderId || keepsDirectory(actor)) return holderId;
  const isDeputy = actor.seats.some((seat) => seat.postId === postId && seat.onBehalfOf === holderId);
  if (!isDeputy)
    throw new RuleError('NOT_HOLDER', 'The holder of the post names deputies, or who acts for them.', ['postId']);
  return actor.id;
}

/** Whether the actor sees a deputyship: whoever sees posts, and the staff whom it concerns. */
export const seesDeputyship = (actor: Actor, { staffId, delegatorId }: DeputyshipFacts): boolean =>
  seesPosts(actor) || (isStaff(actor) && [staffId, delegatorId].includes(actor.id));

const isStaff = ({ role }: Actor): boolean => role === Role.STAFF || role === Role.ADMINISTRATOR;

/** Whether the actor ends a deputyship of a post with this holder. Source: R26. */
export const mayRevoke = (
  actor: Actor,
  deputyship: DeputyshipFacts & { namedById: string },
  holderId: string | null,
): boolean =>
  [deputyship.staffId, deputyship.delegatorId, deputyship.namedById, holderId].includes(actor.id) ||
  keepsDirectory(actor);
