import { type Actor, idOfCursor, type PageArgs, rowsToRead } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { disbursementsOf, withMoney } from '../domain/rights.js';
import { DisbursementState } from '../domain/vocabulary.js';
import type { Disbursement } from './disbursement.js';
import { visibleDisbursements } from './find-disbursements.js';

/** How many requests wait for the actor, counted up to so many. */
export const countMyApprovals = async (em: EntityManager, actor: Actor, most: number): Promise<number> =>
  (await waitingFor(em, actor).select('disbursement.id').limit(most).getRawMany()).length;

/** A page of them, oldest first; a row more than shown. @throws RuleError CURSOR_INVALID */
export const findMyApprovals = (em: EntityManager, actor: Actor, page: PageArgs): Promise<Disbursement[]> =>
  waitingFor(em, actor)
    .andWhere('(:after::uuid is null or disbursement.id > :after::uuid)', { after: idOfCursor(page.after) })
    .orderBy('disbursement.id')
    .limit(rowsToRead(page))
    .getMany();

/**
 * The requests the actor sees and may decide on: those before a post held, and those before a post
 * deputised unless they are the deputy's own or of the person deputised.
 * Source: R61.
 */
function waitingFor(em: EntityManager, actor: Actor) {
  const { seats } = withMoney(actor);
  return visibleDisbursements(em, disbursementsOf(actor))
    .andWhere('disbursement.state = :state', { state: DisbursementState.REQUESTED })
    .andWhere(
      `exists (
        select from unnest(:postIds::uuid[], :onBehalfOf::uuid[]) as seat (post_id, on_behalf_of)
        where disbursement.approverPostId = seat.post_id
          and (seat.on_behalf_of is null or disbursement.proposerId not in (:me::uuid, seat.on_behalf_of))
      )`,
      {
        postIds: seats.map((seat) => seat.postId),
        onBehalfOf: seats.map((seat) => seat.onBehalfOf),
        me: actor.id || null,
      },
    );
}
