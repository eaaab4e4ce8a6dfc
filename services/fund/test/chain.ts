import {
  complaintAmended,
  complaintErased,
  complaintRegistered,
  complaintSeparated,
  type DeputyScope,
  EVERY_SCOPE,
  type PostKind,
  planAccepted,
  postChanged,
  regionChanged,
  storeChanged,
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
  };
}

/** The two posts at headquarters that matter to the fund; one each per service. */
export const openHeadquarters = async (service: TestService) => ({
  executive: await openPost(service, 'EXECUTIVE_PRESIDENT', { storeId: null, regionId: null }),
  administrator: await openPost(service, 'ADMINISTRATOR', { storeId: null, regionId: null }),
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
