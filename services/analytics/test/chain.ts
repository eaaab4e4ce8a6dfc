import {
  caseContacted,
  caseReopened,
  caseResolved,
  complaintAmended,
  complaintClosed,
  complaintImported,
  complaintLevelled,
  complaintMerged,
  complaintRegistered,
  complaintReopened,
  complaintRouted,
  complaintSeparated,
  deadlineMissed,
  demonstrationChain,
  disbursementPaid,
  disbursementPaidV1,
  disbursementReversed,
  handlingRated,
  type Level,
  type PostKind,
  planAccepted,
  postChanged,
  regionChanged,
  storeChanged,
} from '@complaints/contracts';
import { after, HOUR_MS, MINUTE_MS } from '@complaints/kit';
import type { TestCaller, TestService } from '@complaints/kit/testing';

/** The demonstration chain and the events of one complaint after the other, for stories. */

const { regions, stores, posts } = demonstrationChain;
export const [east, south] = regions as unknown as [(typeof regions)[number], (typeof regions)[number]];
export const [lakeside, bellTower] = stores as unknown as [(typeof stores)[number], (typeof stores)[number]];
export const banyan = stores.find((store) => store.regionId === south.id) as (typeof stores)[number];

/** The holder of the first post of a kind, at a store or in a region when said. */
export function holderOf(kind: PostKind, place: { storeId?: string; regionId?: string } = {}): TestCaller {
  const post = posts.find(
    (one) =>
      one.kind === kind &&
      (place.storeId === undefined || one.storeId === place.storeId) &&
      (place.regionId === undefined || one.regionId === place.regionId),
  );
  if (!post) throw new Error(`nobody is ${kind}`);
  return { sub: post.holder.id, role: post.holder.role as 'STAFF' };
}

/** Has the service hear the whole directory. */
export async function hearDirectory(service: TestService): Promise<void> {
  for (const { id, ...region } of regions) await service.hear(regionChanged.of({ regionId: id, ...region }));
  for (const { id, ...store } of stores) await service.hear(storeChanged.of({ storeId: id, ...store }));
  for (const { id, holder, ...post } of posts) {
    await service.hear(postChanged.of({ postId: id, ...post, holderId: holder.id, deputies: [] }));
  }
}

export interface Complaint {
  complaintId: string;
  storeId: string | null;
  regionId: string | null;
}

/** A complaint about a store, or about none. */
export const complaintAbout = (store: { id: string; regionId: string } | null): Complaint => ({
  complaintId: crypto.randomUUID(),
  storeId: store?.id ?? null,
  regionId: store?.regionId ?? null,
});

export const registered = (
  complaint: Complaint,
  acceptedAt: Date,
  rest: { level?: Level; repeatOfId?: string; confidential?: boolean } = {},
) =>
  complaintRegistered.of({
    ...complaint,
    number: 'C7K2-9M4X-P',
    matterId: complaint.complaintId,
    repeatOfId: rest.repeatOfId ?? null,
    level: rest.level ?? 'FIRST',
    source: 'STORE',
    channel: 'PHONE',
    confidentialTowardsStore: rest.confidential ?? false,
    acceptedAt,
    policyVersion: 1,
  });

const MONEY = { amountFen: 8_001, purpose: 'COMPENSATION' } as const;

interface Payment {
  paidAt: Date;
  disbursementId?: string;
  planId?: string | null;
}
const disbursement = (
  complaint: Complaint,
  { disbursementId = crypto.randomUUID(), planId = null, paidAt }: Payment,
) => {
  const kept = { level: 'FIRST', policyVersion: 1 } as const;
  return { ...complaint, ...MONEY, ...kept, disbursementId, planId, paidAt };
};

/** ¥80.01 paid for a complaint, asked for by hand unless a plan is said. */
export const paid = (complaint: Complaint, payment: Payment) => disbursementPaid.of(disbursement(complaint, payment));

/** The same as it was told while every request came from a plan. */
export function paidBefore(complaint: Complaint, payment: Payment) {
  const { level: _, policyVersion: __, ...told } = disbursement(complaint, payment);
  return disbursementPaidV1.of({ ...told, planId: told.planId ?? crypto.randomUUID() });
}

/** A payment that was wrong. */
export const takenBack = (complaint: Complaint, { reversedAt, ...payment }: Payment & { reversedAt: Date }) =>
  disbursementReversed.of({ ...disbursement(complaint, payment), reversedAt });

/** Everything that follows a complaint: reached in time, plan missed, agreed late, paid ¥80.01, resolved, rated 4 and 5. */
export function handled(complaint: Complaint, acceptedAt: Date) {
  const ofCase = { ...complaint, caseId: complaint.complaintId };
  const contactDueAt = after(acceptedAt, 30 * MINUTE_MS);
  const planDueAt = after(acceptedAt, 24 * HOUR_MS);
  const agreedAt = after(acceptedAt, 25 * HOUR_MS);
  const resolvedAt = after(acceptedAt, 30 * HOUR_MS);
  const planId = crypto.randomUUID();
  return [
    caseContacted.of({ ...ofCase, contactedAt: contactDueAt, dueAt: contactDueAt, inTime: true }),
    deadlineMissed.of({ ...ofCase, kind: 'PLAN', generation: 1, dueAt: planDueAt, firedAt: agreedAt }),
    planAccepted.of({
      ...ofCase,
      level: 'FIRST',
      ownerTier: 1,
      proposerId: crypto.randomUUID(),
      planId,
      round: 1,
      compensation: MONEY,
      acceptedAt: agreedAt,
      dueAt: planDueAt,
      inTime: false,
    }),
    paid(complaint, { paidAt: agreedAt, planId }),
    caseResolved.of({ ...ofCase, tier: 2, openedAt: acceptedAt, resolvedAt }),
    complaintClosed.of({
      ...complaint,
      matterId: complaint.complaintId,
      status: 'RESOLVED',
      acceptedAt,
      closedAt: resolvedAt,
    }),
    handlingRated.of({
      ...complaint,
      resultSatisfaction: 4,
      handlingSatisfaction: 5,
      solved: true,
      repeatComplaintId: null,
      ratedAt: resolvedAt,
    }),
  ];
}

/** A complaint that goes on after it was resolved, with its case. */
export function reopened(complaint: Complaint, { closedAt, reopenedAt }: { closedAt: Date; reopenedAt: Date }) {
  const cause = 'WORK_UNDONE' as const;
  const ended = { matterId: complaint.complaintId, previousStatus: 'RESOLVED' as const, cause, closedAt, reopenedAt };
  const again = { cause, tier: 2 as const, ownerPostId: crypto.randomUUID(), reopenedAt };
  return [
    complaintReopened.of({ ...complaint, ...ended }),
    caseReopened.of({ ...complaint, caseId: complaint.complaintId, ...again }),
  ] as const;
}

/** A complaint that was settled before the platform came. */
export const imported = (complaint: Complaint, at: Date) =>
  complaintImported.of({
    ...{ ...complaint, number: 'C7K2-9M4X-P', matterId: complaint.complaintId, level: 'FIRST', source: 'STORE' },
    ...{ channel: 'PHONE', status: 'RESOLVED', confidentialTowardsStore: false, acceptedAt: at, closedAt: at },
  });

/** A complaint that stands by itself again. */
export const separated = (complaint: Complaint, at: { acceptedAt: Date; separatedAt: Date }, isNew: boolean) =>
  complaintSeparated.of({
    ...{ ...complaint, number: 'C7K2-9M4X-P', matterId: complaint.complaintId, fromId: crypto.randomUUID(), isNew },
    ...{ level: 'FIRST', source: 'STORE', channel: 'PHONE', confidentialTowardsStore: false, policyVersion: 1, ...at },
  });

export const merged = (complaint: Complaint, mergedAt: Date) =>
  complaintMerged.of({ ...complaint, intoId: crypto.randomUUID(), matterId: complaint.complaintId, mergedAt });

export const amended = (complaint: Complaint, confidentialTowardsStore: boolean, amendedAt: Date) =>
  complaintAmended.of({ ...complaint, confidentialTowardsStore, amendedAt });

const routed = (complaint: Complaint, routedAt: Date) =>
  complaintRouted.of({ ...complaint, departmentId: null, handOvers: 1, routedAt });

/** All that may be put right about a complaint: handed over, joined, taken apart, levelled anew, kept from its store. */
export function corrected(complaint: Complaint, at: Date) {
  const [level, previousLevel, cause] = ['MAJOR', 'FIRST', 'DUPLICATE_JOINED'] as const;
  const matterId = complaint.complaintId;
  return [
    routed(complaint, at),
    merged(complaint, after(at, HOUR_MS)),
    separated(complaint, { acceptedAt: at, separatedAt: after(at, 30 * HOUR_MS) }, false),
    complaintLevelled.of({ ...complaint, matterId, level, previousLevel, cause, levelledAt: at, policyVersion: 1 }),
    amended(complaint, true, after(at, 31 * HOUR_MS)),
  ];
}
