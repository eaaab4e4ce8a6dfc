import {
  caseAssigned,
  caseClimbed,
  caseClosed,
  caseOpened,
  caseReopened,
  caseResolved,
  caseSuperseded,
  complaintAmended,
  complaintErased,
  complaintLevelled,
  complaintMerged,
  complaintMoved,
  complaintRegistered,
  complaintSeparated,
  customerNamed,
  type DeputyScope,
  EVERY_SCOPE,
  evidenceKept,
  type Level,
  type PostKind,
  planAccepted,
  planWithdrawn,
  postChanged,
  regionChanged,
  storeChanged,
  type Tier,
} from '@complaints/contracts';
import type { TestCaller, TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';

/** A post as the fund hears of it, with its holder as a caller. */
export interface TestPost {
  postId: string;
  kind: PostKind;
  storeId: string | null;
  regionId: string | null;
  holder: TestCaller;
}

/** A region with one store, every post held. */
export type Place = Awaited<ReturnType<typeof openPlace>>;

export async function openPlace(service: TestService, regionId = uuidv7()) {
  const storeId = uuidv7();
  const names = { code: 'S-01', nameZh: '湖滨店', nameEn: 'Lakeside' };
  await service.hear(regionChanged.of({ regionId, code: 'R-01', nameZh: '华东区域', nameEn: 'East Region' }));
  await service.hear(storeChanged.of({ storeId, regionId, ...names }));
  return {
    storeId,
    regionId,
    manager: await openPost(service, 'STORE_MANAGER', { storeId, regionId }),
    director: await openPost(service, 'REGIONAL_DIRECTOR', { storeId: null, regionId }),
    president: await openPost(service, 'REGIONAL_PRESIDENT', { storeId: null, regionId }),
    cashier: await openPost(service, 'CASHIER', { storeId: null, regionId }),
    /** Somebody takes up the post of a clerk in the store. */
    clerk: async () => (await openPost(service, 'CLERK', { storeId, regionId })).holder,
  };
}

/** The posts at headquarters that matter to the fund; one each per service. */
export const openHeadquarters = async (service: TestService) => ({
  executive: await openPost(service, 'EXECUTIVE_PRESIDENT', { storeId: null, regionId: null }),
  administrator: await openPost(service, 'ADMINISTRATOR', { storeId: null, regionId: null }),
  oversight: await openPost(service, 'STORE_HEADQUARTERS', { storeId: null, regionId: null }),
  customerService: await openPost(service, 'CUSTOMER_SERVICE', { storeId: null, regionId: null }),
});

export const staff = (sub = uuidv7()): TestCaller => ({ sub, role: 'STAFF' });

async function openPost(
  service: TestService,
  kind: PostKind,
  place: { storeId: string | null; regionId: string | null },
): Promise<TestPost> {
  const post: TestPost = { postId: uuidv7(), kind, ...place, holder: staff() };
  await service.hear(postChanged.of(held(post)));
  return post;
}

const held = ({ holder, ...post }: TestPost) => ({ ...post, departmentId: null, holderId: holder.sub, deputies: [] });

/** The post becomes vacant. */
export const vacate = (service: TestService, post: TestPost) =>
  service.hear(postChanged.of({ ...held(post), holderId: null }), { version: 2 });

/** Somebody deputises for the post's holder for a day from now, in everything unless said. */
export async function deputise(
  service: TestService,
  post: TestPost,
  scopes: DeputyScope[] = EVERY_SCOPE,
): Promise<TestCaller> {
  const deputy = staff();
  const fromAt = service.clock.now();
  const untilAt = new Date(fromAt.getTime() + 86_400_000);
  const deputies = [{ staffId: deputy.sub, fromAt, untilAt, scopes }];
  await service.hear(postChanged.of({ ...held(post), deputies }), { version: 2 });
  return deputy;
}

type Plan = Parameters<typeof planAccepted.of>[0];

/** An accepted plan with a compensation in a place, proposed by somebody who holds no post of the fund. */
export function planOf(
  service: TestService,
  place: { storeId: string | null; regionId: string | null },
  { amountFen = 80_00, ...changes }: Partial<Plan> & { amountFen?: number } = {},
): Plan {
  const now = service.clock.now();
  return {
    caseId: uuidv7(),
    complaintId: uuidv7(),
    storeId: place.storeId,
    regionId: place.regionId,
    level: 'FIRST',
    ownerTier: 1,
    proposerId: uuidv7(),
    planId: uuidv7(),
    round: 1,
    compensation: { amountFen, purpose: 'COMPENSATION' },
    acceptedAt: now,
    dueAt: now,
    inTime: true,
    ...changes,
  };
}

/** The row a plan came to. */
export async function disbursementOfPlan(service: TestService, planId: string) {
  const [row] = await service.dataSource.query('select * from disbursement where plan_id = $1', [planId]);
  return row;
}

/** A request that waits, or what became of it at once. Its complaint is known: not confidential, unless told before. */
export async function request(service: TestService, plan: Plan) {
  await registerComplaint(service, plan);
  await service.hear(planAccepted.of(plan));
  return disbursementOfPlan(service, plan.planId);
}

/** Intake tells of the plan's complaint. */
export const registerComplaint = (service: TestService, plan: Plan, confidentialTowardsStore = false) =>
  service.hear(registered(plan, confidentialTowardsStore));

/** A plan's complaint as intake tells it. */
export const registered = (plan: Plan, confidentialTowardsStore = false) =>
  complaintRegistered.of({
    complaintId: plan.complaintId,
    number: 'C-1',
    matterId: uuidv7(),
    repeatOfId: null,
    storeId: plan.storeId,
    regionId: plan.regionId,
    level: plan.level,
    source: 'STORE',
    channel: 'COUNTER',
    confidentialTowardsStore,
    acceptedAt: plan.acceptedAt,
    policyVersion: 1,
  });

/** Its store, or whether that may know of it, is another. */
export const amended = (plan: Plan, change: Partial<Parameters<typeof complaintAmended.of>[0]> = {}) => {
  const { complaintId, storeId, regionId, acceptedAt: amendedAt } = plan;
  return complaintAmended.of({ complaintId, storeId, regionId, confidentialTowardsStore: false, amendedAt, ...change });
};

/** Who complained is erased. */
export const erased = ({ complaintId, storeId, regionId, acceptedAt: erasedAt }: Plan) =>
  complaintErased.of({ complaintId, storeId, regionId, erasedAt });

/** It stands by itself again. */
export const separated = (plan: Plan, change: Partial<Parameters<typeof complaintSeparated.of>[0]> = {}) => {
  const { complaintId, storeId, regionId, level, acceptedAt } = plan;
  return complaintSeparated.of({
    ...{ complaintId, storeId, regionId, number: 'C-1', matterId: uuidv7(), fromId: uuidv7(), isNew: true, level },
    ...{ source: 'STORE', channel: 'COUNTER', confidentialTowardsStore: false },
    ...{ acceptedAt, separatedAt: acceptedAt, policyVersion: 1, ...change },
  });
};

/** Every allowance whose counters differ from the sums of the disbursements they count; none, if all is well. */
export const wrongCounters = (service: TestService) =>
  service.dataSource.query(
    `select allowance.*, sums.* from allowance full join (
       select approver_post_id, period_key,
              coalesce(sum(amount_fen) filter (where state = 'REQUESTED'), 0) as held,
              coalesce(sum(amount_fen) filter (where state in ('APPROVED', 'PAID')), 0) as spent
       from disbursement where approver_post_id is not null group by 1, 2
     ) sums on sums.approver_post_id = allowance.post_id and sums.period_key = allowance.period_key
     where coalesce(held_fen, 0) <> coalesce(sums.held, 0) or coalesce(spent_fen, 0) <> coalesce(sums.spent, 0)`,
  );

/** A complaint that stands before its owner, of which the fund has heard; answers as a plan of it would say. */
export async function openComplaint(service: TestService, place: Place, changes: Partial<Plan> = {}): Promise<Plan> {
  const plan = planOf(service, place, changes);
  await registerComplaint(service, plan);
  await service.hear(opened(plan));
  return plan;
}

const where = ({ complaintId, storeId, regionId }: Plan) => ({ complaintId, storeId, regionId });
const ofCase = ({ caseId, complaintId, storeId, regionId }: Plan) => ({ caseId, complaintId, storeId, regionId });

/** Its case stands before its owner. */
export const opened = (plan: Plan) =>
  caseOpened.of({
    ...{ ...ofCase(plan), matterId: uuidv7(), level: plan.level, tier: plan.ownerTier, ownerPostId: uuidv7() },
    ...{ openedAt: plan.acceptedAt, contactDueAt: plan.acceptedAt, planDueAt: plan.acceptedAt, policyVersion: 1 },
  });

/** Its case stands before another owner. */
export const assigned = (plan: Plan, tier: Tier) =>
  caseAssigned.of({
    ...{ ...ofCase(plan), matterId: uuidv7(), level: plan.level, tier, ownerPostId: uuidv7() },
    ...{ assignedAt: plan.acceptedAt, contactDueAt: null, planDueAt: null },
  });

/** Its case went up. */
export const climbedTo = (plan: Plan, toTier: Tier) =>
  caseClimbed.of({
    ...{ ...ofCase(plan), fromTier: plan.ownerTier, toTier, ownerPostId: uuidv7() },
    ...{ trigger: 'BEYOND_AUTHORITY' as const, climbedAt: plan.acceptedAt },
  });

/** Its case is resolved. */
export const resolved = (plan: Plan) =>
  caseResolved.of({ ...ofCase(plan), tier: plan.ownerTier, openedAt: plan.acceptedAt, resolvedAt: plan.acceptedAt });

/** Its level is another. */
export const levelled = (plan: Plan, level: Level) =>
  complaintLevelled.of({
    ...{ complaintId: plan.complaintId, storeId: plan.storeId, regionId: plan.regionId, matterId: uuidv7(), level },
    ...{ previousLevel: plan.level, cause: 'FACTS_CORRECTED' as const, levelledAt: plan.acceptedAt, policyVersion: 1 },
  });

/** It said the same as another, which goes on for both. */
export const merged = (plan: Plan, into: Plan) =>
  complaintMerged.of({
    ...{ complaintId: plan.complaintId, storeId: plan.storeId, regionId: plan.regionId },
    ...{ intoId: into.complaintId, matterId: uuidv7(), mergedAt: plan.acceptedAt },
  });

/** It is about another matter. */
export const moved = (plan: Plan, matterId = uuidv7()) =>
  complaintMoved.of({ ...where(plan), matterId, fromMatterId: uuidv7(), movedAt: plan.acceptedAt });

/** Who complains is somebody. */
export const customer = (plan: Plan, customerId: string | null = uuidv7()) =>
  customerNamed.of({ ...where(plan), customerId, namedAt: plan.acceptedAt });

/** A file of it was kept. */
export const kept = (plan: Plan, evidenceId = uuidv7()) =>
  evidenceKept.of({ ...where(plan), evidenceId, keptAt: plan.acceptedAt });

/** The fund hears that a file of it was kept. @returns its id */
export async function keepFile(service: TestService, plan: Plan): Promise<string> {
  const evidenceId = uuidv7();
  await service.hear(kept(plan, evidenceId));
  return evidenceId;
}

/** Its case ended without being resolved. */
export const closed = (plan: Plan) =>
  caseClosed.of({
    ...{ ...ofCase(plan), kind: 'PROVISIONALLY' as const, tier: plan.ownerTier },
    ...{ openedAt: plan.acceptedAt, closedAt: plan.acceptedAt },
  });

/** Its case goes on. */
export const reopened = (plan: Plan) =>
  caseReopened.of({
    ...{ ...ofCase(plan), cause: 'CUSTOMER_RETURNED' as const, tier: plan.ownerTier },
    ...{ ownerPostId: uuidv7(), reopenedAt: plan.acceptedAt },
  });

/** A repeat took over from its case. */
export const superseded = (plan: Plan) =>
  caseSuperseded.of({ ...ofCase(plan), supersededById: uuidv7(), supersededAt: plan.acceptedAt });

/** The plan is no longer in force. */
export const withdrawn = (plan: Plan) =>
  planWithdrawn.of({
    ...{ ...ofCase(plan), planId: plan.planId, cause: 'PLAN_OVERDUE' as const, withdrawnAt: plan.acceptedAt },
  });

/** What is held and spent of a post's period, and its limit, in fen. */
export async function counterOf(service: TestService, postId: string, periodKey = '2026-11') {
  const [row] = await service.dataSource.query(
    `select held_fen::int as held, spent_fen::int as spent, limit_fen::int as limit from allowance
     where post_id = $1 and period_key = $2`,
    [postId, periodKey],
  );
  return row ?? null;
}

/** The kinds of what was booked for a disbursement, in order. */
export async function bookedOf(service: TestService, disbursementId: string): Promise<string[]> {
  const rows: { kind: string }[] = await service.dataSource.query(
    'select kind from transfer where disbursement_id = $1 order by sequence',
    [disbursementId],
  );
  return rows.map(({ kind }) => kind);
}
