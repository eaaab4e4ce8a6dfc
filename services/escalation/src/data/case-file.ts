import type { EntityManager } from 'typeorm';
import type { CaseFile } from '../domain/case.js';
import { chainOf, type LadderPost, type Rung } from '../domain/owner.js';
import { PlanState } from '../domain/vocabulary.js';
import { findCalendars } from './calendar/find-calendars.js';
import type { Case } from './case.js';
import { findNewestDeadlines } from './deadline.js';
import { findStepsOf } from './plan/plan-step.js';
import { findNewestPlans } from './plan.js';
import { policiesOfVersions } from './policy/find-policies.js';

const IN_FORCE: readonly PlanState[] = [PlanState.ACCEPTED];

interface Place {
  storeId: string | null;
  regionId: string | null;
}

/** The posts that can own cases of these places, with who holds them. */
export function findLadderPosts(em: EntityManager, places: readonly Place[]): Promise<LadderPost[]> {
  const idsOf = (id: (place: Place) => string | null) => [...new Set(places.map(id).filter((found) => found !== null))];
  return em.query(
    `select p.id as "postId", p.kind, p.store_id as "storeId", p.region_id as "regionId", h.staff_id as "holderId"
     from post p left join holding h on h.post_id = p.id and h.until_at is null
     where (p.kind = 'STORE_MANAGER' and p.store_id = any($1))
        or (p.kind in ('REGIONAL_DIRECTOR', 'REGIONAL_PRESIDENT') and p.region_id = any($2))
        or p.kind in ('EXECUTIVE_PRESIDENT', 'CUSTOMER_SERVICE')`,
    [idsOf(({ storeId }) => storeId), idsOf(({ regionId }) => regionId)],
  );
}

/**
 * Everything the rules need to decide on cases that are locked, read together; steps are read of plans that are in force,
 * or in these states.
 */
export async function readCaseFiles(
  em: EntityManager,
  cases: readonly Case[],
  withSteps: readonly PlanState[] = IN_FORCE,
): Promise<CaseFile[]> {
  const ids = cases.map(({ id }) => id);
  const deadlines = Map.groupBy(await findNewestDeadlines(em, ids), ({ caseId }) => caseId);
  const plans = new Map((await findNewestPlans(em, ids)).map((plan) => [plan.caseId, plan]));
  const stepped = [...plans.values()].filter(({ state }) => withSteps.includes(state)).map(({ id }) => id);
  const steps = stepped.length > 0 ? await findStepsOf(em, stepped) : [];
  const tasks = Map.groupBy(steps, ({ caseId }) => caseId);
  const chains = chainsOf(await findLadderPosts(em, cases));
  const policyOf = await policiesOfVersions(
    em,
    cases.map(({ policyVersion }) => policyVersion),
  );
  const calendars = await findCalendars(em);
  return cases.map((found) => ({
    case: found,
    before: found,
    deadlines: deadlines.get(found.id) ?? [],
    plan: plans.get(found.id) ?? null,
    tasks: tasks.get(found.id) ?? [],
    chain: chains(found),
    rules: { policy: policyOf(found.policyVersion), calendars },
  }));
}

/** Answers the chain of a place; each is put together once, of the posts that can be in it. */
function chainsOf(posts: readonly LadderPost[]): (place: Place) => readonly Rung[] {
  const at = Map.groupBy(posts, ({ storeId, regionId }) => storeId ?? regionId);
  const postsOf = (placeId: string | null) => (placeId ? (at.get(placeId) ?? []) : []);
  const known = new Map<string, readonly Rung[]>();
  return (place) => {
    const { storeId, regionId } = place;
    const key = `${storeId} ${regionId}`;
    const chain =
      known.get(key) ?? chainOf(place, [...postsOf(storeId), ...postsOf(regionId), ...(at.get(null) ?? [])]);
    known.set(key, chain);
    return chain;
  };
}

/** Everything the rules need to decide on one case that is locked. */
export async function readCaseFile(em: EntityManager, found: Case): Promise<CaseFile> {
  const [file] = await readCaseFiles(em, [found], [...IN_FORCE, PlanState.PROPOSED, PlanState.STATED]);
  if (!file) throw new Error('one case has one file');
  return file;
}
