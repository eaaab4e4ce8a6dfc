import { authorityExhausted, NotYetKnown, RouteObstacle, type Told } from '@complaints/contracts';
import type { DirectoryPost } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { beginAllowance, hasBegun, noteExhausted, untouchedAllowance } from '../data/allowance.js';
import { type HoldLimit, holdAuthority } from '../data/books.js';
import { budgetFen } from '../data/budget.js';
import { findPost } from '../data/find-post.js';
import type { RouteStep } from '../domain/disbursement.js';
import { authorityTransfer } from '../domain/ledger.js';
import type { FundPolicy, PeriodLimit } from '../domain/policy.js';
import { isAbove, type Request, type Rung, route } from '../domain/route.js';
import type { ApproverKind } from '../domain/vocabulary.js';

/** A request on its way to the post that takes it up. */
export interface Climber {
  request: Request & { id: string };
  policy: FundPolicy;
  /** The instant of its first hold, whose periods it counts in however long it climbs. */
  heldAt: Date;
  holdNumber: number;
  /** The kind of post it leaves behind; null where it begins from below. */
  above: ApproverKind | null;
  now: Date;
}

/** Where a request came to stand: a post that holds its amount, or none; with the way there. */
export interface Found {
  taker: { post: DirectoryPost; holderId: string; rung: Rung } | null;
  steps: RouteStep[];
  events: Told[];
}

/**
 * Climbs from post to post until one has enough left of its period, which holds the amount from then on. A region whose
 * budget is not set ends the way.
 * @throws NotYetKnown while a post it needs has not been heard of
 * Source: R26, R60–R62.
 */
export async function findTaker(em: EntityManager, climber: Climber): Promise<Found> {
  const { request, policy, heldAt, above } = climber;
  const found: Found = { taker: null, steps: [], events: [] };
  for (const rung of route(request, policy, heldAt)) {
    if (above !== null && !isAbove(rung.kind, above)) continue;
    const step = (obstacle: RouteObstacle | null, postId: string | null, leftFen: number | null = null) =>
      found.steps.push({ kind: rung.kind, postId, obstacle, leftFen });
    if (rung.obstacle) {
      step(rung.obstacle, null);
      continue;
    }
    const post = await findPost(em, rung.kind, rung.placeId);
    if (!post) throw new NotYetKnown(`the post ${rung.kind} of`, rung.placeId ?? 'headquarters');
    if (post.holderId === null) {
      step(RouteObstacle.VACANT, post.id);
      continue;
    }
    const obstacle = await hold(em, { climber, post, rung });
    if (obstacle === RouteObstacle.PERIOD_EXHAUSTED) {
      const { leftFen, told } = await exhausted(em, { post, rung, now: climber.now });
      found.events.push(...told);
      step(obstacle, post.id, leftFen);
      continue;
    }
    step(obstacle, post.id);
    if (obstacle === null) found.taker = { post, holderId: post.holderId, rung };
    break;
  }
  return found;
}

interface Holding {
  climber: Climber;
  post: DirectoryPost;
  rung: Rung;
}

/** Sets the amount aside; the period begins with the first that is asked of it. @returns what was in the way */
async function hold(em: EntityManager, { climber, post, rung }: Holding): Promise<RouteObstacle | null> {
  const { request, holdNumber, now } = climber;
  const { limit, period } = rung;
  const of = { postId: post.id, periodKey: period.key };
  const transfer = authorityTransfer('HOLD', { ...request, ...of, holdNumber }, now);
  const isHeld = () => holdAuthority(em, { ...of, transfer }, holdLimitOf(limit));
  if (await isHeld()) return null;
  // A budget is read by the first alone: requests that share its row one after the other would keep out who sets it.
  if (await hasBegun(em, of)) return RouteObstacle.PERIOD_EXHAUSTED;
  const beginsWith = await limitOf(em, rung);
  if (beginsWith === 'NOT_SET') return RouteObstacle.BUDGET_NOT_SET;
  await beginAllowance(em, untouchedAllowance(post.id, period, beginsWith));
  return (await isHeld()) ? null : RouteObstacle.PERIOD_EXHAUSTED;
}

const holdLimitOf = (limit: PeriodLimit): HoldLimit =>
  limit.kind === 'FIXED' ? limit.fen : limit.kind === 'BUDGET' ? 'STANDING' : 'NONE';

/** What a period begins with, whole fen; null without a limit. */
async function limitOf(em: EntityManager, { limit, placeId, period }: Rung): Promise<number | null | 'NOT_SET'> {
  if (limit.kind === 'FIXED') return limit.fen;
  return limit.kind === 'NONE' ? null : ((await budgetFen(em, placeId, period.key)) ?? 'NOT_SET');
}

async function exhausted(em: EntityManager, { post, rung, now }: Omit<Holding, 'climber'> & { now: Date }) {
  const { key: periodKey } = rung.period;
  const fixedFen = rung.limit.kind === 'FIXED' ? rung.limit.fen : null;
  const { limitFen, leftFen, isFirst } = await noteExhausted(em, { postId: post.id, periodKey, now, fixedFen });
  const { id: postId, kind, storeId, regionId } = post;
  const event = { postId, kind, storeId, regionId, periodKey, limitFen, leftFen, exhaustedAt: now };
  return { leftFen, told: isFirst ? [authorityExhausted.of(event)] : [] };
}
