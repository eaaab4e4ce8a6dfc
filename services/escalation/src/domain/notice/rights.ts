import type { Actor } from '@complaints/kit/pure';
import { actsOnCases } from '../rights.js';
import { assigneesOf } from '../task/rights.js';

/**
 * Whose notices the actor reads: those of the posts from which they act on cases, their own, and those of who they are a
 * deputy of.
 * Source: R26.
 */
export const toldTo = (actor: Actor): string[] => [
  ...new Set([...actsOnCases(actor).seats.map(({ postId }) => postId), ...assigneesOf(actor)]),
];
