import { authorityExhausted, RouteObstacle, type Told } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { beginAllowance, noteExhausted, untouchedAllowance } from '../data/allowance.js';
import { type HoldLimit, holdAuthority } from '../data/books.js';
import { budgetFen } from '../data/budget.js';
import { findWay, type PostOnWay } from '../data/find-way.js';
import type { RouteStep } from '../domain/disbursement.js';
import { authorityTransfer } from '../domain/ledger.js';
import type { FundPolicy, PeriodLimit } from '../domain/policy.js';
import { isAbove, leftOf, type Request, type Rung, route } from '../domain/route.js';
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

/** A post that has enough left for a request. */
interface Taker {
  post: PostOnWay;
  holderId: string;
  rung: Rung;
  /** Has the post hold the amount, last of all that is written; see {@link holdAuthority}. */
  hold: () => void;
}

/** Where a request comes to stand: a post that is to hold its amount, or none; with the way there. */
export interface Found {
  taker: Taker | null;
  steps: RouteStep[];
  events: Told[];
}

/**
 * Climbs from post to post until one has enough left of its period. A region whose budget is not set ends the way.
 * @throws NotYetKnown while a post it needs has not been heard of
 * Source: R26, R60–R62.
 */
export async function findTaker(em: EntityManager, climber: Climber): Promise<Found> {
  const { request, policy, heldAt, above } = climber;
  const found: Found = { taker: null, steps: [], events: [] };
  const rungs = route(request, policy, heldAt).filter(({ kind }) => above === null || isAbove(kind, above));
  const postOf = await findWay(em, rungs);
  for (const rung of rungs) {
    const step = (obstacle: RouteObstacle | null, postId: string | null, leftFen: number | null = null) =>
      found.steps.push({ kind: rung.kind, postId, obstacle, leftFen });
    if (rung.obstacle) {
      step(rung.obstacle, null);
      continue;
    }
    const post = postOf(rung);
    if (post.holderId === null) {
      step(RouteObstacle.VACANT, post.id);
      continue;
    }
    const obstacle = await obstacleAt(em, { climber, post, rung });
    if (obstacle === RouteObstacle.PERIOD_EXHAUSTED) {
      const { leftFen, told } = await exhausted(em, { post, rung, now: climber.now });
      found.events.push(...told);
      step(obstacle, post.id, leftFen);
      continue;
    }
    step(obstacle, post.id);
    const hold = () => holdAt(em, { climber, post, rung });
    if (obstacle === null) found.taker = { post, holderId: post.holderId, rung, hold };
    break;
  }
  return found;
}

interface Holding {
  climber: Climber;
  post: PostOnWay;
  rung: Rung;
}

/** What keeps a post's period from holding the amount, as it is seen now; the period begins with the first that is asked of it. */
async function obstacleAt(em: EntityManager, { climber, post, rung }: Holding): Promise<RouteObstacle | null> {
  const { limit, period } = rung;
  let leftFen = post.counter && leftOf(post.counter, limit);
  // A budget is read by the first alone: requests that share its row one after the other would keep out who sets it.
  if (!post.counter) {
    const beginsWith = await limitOf(em, rung);
    if (beginsWith === 'NOT_SET') return RouteObstacle.BUDGET_NOT_SET;
    await beginAllowance(em, untouchedAllowance(post.id, period, beginsWith));
    leftFen = beginsWith;
  }
  return leftFen !== null && leftFen < climber.request.amountFen ? RouteObstacle.PERIOD_EXHAUSTED : null;
}

function holdAt(em: EntityManager, { climber, post, rung }: Holding): void {
  const { request, holdNumber, now } = climber;
  const of = { postId: post.id, periodKey: rung.period.key };
  const transfer = authorityTransfer('HOLD', { ...request, ...of, holdNumber }, now);
  holdAuthority(em, { ...of, transfer }, holdLimitOf(rung.limit));
}

const holdLimitOf = (limit: PeriodLimit): HoldLimit =>
  limit.kind === 'FIXED' ? limit.fen : limit.kind === 'BUDGET' ? 'STANDING' : 'NONE';

/** What a period begins with, whole fen; null without a limit. */
async function limitOf(em: EntityManager, { limit, placeId, period }: Rung): Promise<number | null | 'NOT_SET'> {
  if (limit.kind === 'FIXED') return limit.fen;
  return limit.kind === 'NONE' ? null : ((await budgetFen(em, placeId, period.key)) ?? 'NOT_SET');
}

async function exhausted(em: EntityManager, { post, rung, now }: Omit<Holding, 'climber'> & { now: Date }) {
  const { limit, period } = rung;
  const { id: postId, kind, storeId, regionId, counter } = post;
  // What was said once is not said again.
  if (counter?.isNoted) return { leftFen: leftOf(counter, limit), told: [] };
  const fixedFen = limit.kind === 'FIXED' ? limit.fen : null;
  const noted = await noteExhausted(em, { postId, periodKey: period.key, now, fixedFen });
  const event = { postId, kind, storeId, regionId, periodKey: period.key, ...noted, exhaustedAt: now };
  const { isFirst, ...told } = event;
  return { leftFen: noted.leftFen, told: isFirst ? [authorityExhausted.of(told)] : [] };
}
