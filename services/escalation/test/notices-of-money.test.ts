import {
  authorityExhausted,
  disbursementApproved,
  disbursementCancelled,
  disbursementClimbed,
  disbursementRejected,
  disbursementRequested,
  type PostKind,
  type Told,
} from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit/pure';
import type { TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directoryOf, newcomer } from './directory-story.js';
import { hears as hearsOf, merged } from './news.js';
import { kindsOf, markRead, noticesOf, noticesPage } from './notices.js';
import {
  director,
  elsewhere,
  imported,
  lakeside,
  manager,
  openCase,
  postOf,
  president,
  registered,
  startEscalation,
} from './story.js';

const managers = postOf('STORE_MANAGER', lakeside.id);
const directors = postOf('REGIONAL_DIRECTOR', lakeside.regionId);

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
});
afterAll(() => service?.stop());

/** A request by hand as the fund tells of it, each event newer than those before. */
function request(complaintId: string) {
  const place = { storeId: lakeside.id, regionId: lakeside.regionId };
  const money = { amountFen: 20_000, purpose: 'COMPENSATION', level: 'FIRST', policyVersion: 1 } as const;
  const of = { disbursementId: uuidv7(), complaintId, ...place, planId: null, ...money };
  const before = (post: { id: string; kind: PostKind }) => ({ approverPostId: post.id, approverKind: post.kind });
  const at = service.clock.now();
  let version = 0;
  const hear = async (told: Told, kind = 'HANDLED') => {
    version += 1;
    expect(await service.hear(told, { version })).toMatchObject({ kind });
  };
  return {
    id: of.disbursementId,
    requested: (kind?: string) =>
      hear(
        disbursementRequested.of({ ...of, ...before(managers), periodKey: '2026-11', requestedAt: at }),
        ...(kind ? [kind] : []),
      ),
    climbed: () => {
      const climb = { fromPostId: managers.id, obstacle: 'PERIOD_EXHAUSTED', periodKey: '2026-11' } as const;
      return hear(disbursementClimbed.of({ ...of, ...before(directors), ...climb, climbedAt: at }));
    },
    approved: () => hear(disbursementApproved.of({ ...of, ...before(managers), approvedAt: at })),
    rejected: () => hear(disbursementRejected.of({ ...of, reason: 'DECIDED', rejectedAt: at })),
    cancelled: () => hear(disbursementCancelled.of({ ...of, cause: 'BY_HAND', cancelledAt: at })),
    /** What was told first is heard once more, as if for the first time. */
    late: async () => {
      version = 0;
      await hear(disbursementRequested.of({ ...of, ...before(managers), periodKey: '2026-11', requestedAt: at }));
    },
  };
}
const toSend = async (disbursementId: string): Promise<number> =>
  (
    await service.dataSource.query(
      'select count(*)::int as count from notice where subject = $1 and send_at is not null',
      [disbursementId],
    )
  )[0].count;

describe('an approval that is waited for', () => {
  test('R61, R65: is told to the post that may grant it, and to the next where it climbs', async () => {
    const { caseId, complaintId } = await openCase(service);
    const asked = request(complaintId);
    await asked.requested();
    const [, shown] = await noticesOf(service, manager, caseId);
    expect(shown).toMatchObject({
      ...{ kind: 'APPROVAL_WAITING', subject: asked.id, post: { kind: 'STORE_MANAGER' }, readAt: null },
      ...{ textZh: '一笔备用金申请等待您审批。', textEn: 'A request for money waits for your approval.' },
    });
    expect(await kindsOf(service, director, caseId)).toEqual([]);
    await asked.climbed();
    expect(await kindsOf(service, manager, caseId)).toEqual(['CASE_OPENED']);
    expect(await kindsOf(service, director, caseId)).toEqual(['APPROVAL_WAITING']);
    for (const other of [president, elsewhere]) expect(await kindsOf(service, other, caseId)).toEqual([]);
  });

  test.each(['approved', 'rejected', 'cancelled'] as const)(
    'R65: is none any more once the request is %s, and nobody is written to; what was read stays',
    async (end) => {
      const { caseId, complaintId } = await openCase(service);
      const [asked, read] = [request(complaintId), request(complaintId)];
      for (const one of [asked, read]) await one.requested();
      expect(await toSend(asked.id)).toBe(1);
      const ofRead = (await noticesOf(service, manager, caseId)).at(-1);
      expect((await markRead(service, manager, [ofRead?.id ?? ''])).errors).toEqual([]);
      for (const one of [asked, read]) await one[end]();
      const kinds = await kindsOf(service, manager, caseId);
      expect(kinds.filter((kind) => kind === 'APPROVAL_WAITING')).toHaveLength(1);
      // What was asked for by hand and refused is told to the owner instead.
      expect(kinds.filter((kind) => kind === 'DISBURSEMENT_REJECTED')).toHaveLength(end === 'rejected' ? 2 : 0);
      expect(await toSend(asked.id)).toBe(end === 'rejected' ? 1 : 0);
    },
  );

  test('R65: is not told where it is heard of after its end', async () => {
    const { caseId, complaintId } = await openCase(service);
    const asked = request(complaintId);
    await asked.requested();
    await asked.approved();
    await asked.late();
    expect(await kindsOf(service, manager, caseId)).toEqual(['CASE_OPENED']);
  });

  test('R26: is told to a deputy in approvals, who is told nothing else of the post, and not to one in cases', async () => {
    const directory = directoryOf(service);
    const deputies = { CASES: await newcomer(service, 'In Cases'), APPROVALS: await newcomer(service, 'In Approvals') };
    for (const scope of ['CASES', 'APPROVALS'] as const) {
      const deputyId = deputies[scope].sub;
      const untilAt = after(service.clock.now(), DAY_MS);
      const naming = { postId: directors.id, deputyId, untilAt, scopes: [scope] };
      const { id: deputyshipId } = await directory.done(director, 'nameDeputy', naming);
      await directory.done(deputies[scope], 'acceptDeputyship', { deputyshipId });
    }
    const { caseId, complaintId } = await openCase(service, { level: 'SECOND' });
    const asked = request(complaintId);
    await asked.requested();
    await asked.climbed();
    type Told = { id: string; kind: string; subject: string };
    const toldOf = async (who: keyof typeof deputies): Promise<Told[]> =>
      (await noticesPage(service, deputies[who])).edges.map(({ node }: { node: Told }) => node);
    const [first, ...others] = await toldOf('APPROVALS');
    expect(first).toMatchObject({ kind: 'APPROVAL_WAITING', subject: asked.id });
    expect(others.filter(({ kind }) => kind !== 'APPROVAL_WAITING')).toEqual([]);
    expect(await toldOf('CASES')).toMatchObject([{ kind: 'CASE_OPENED' }]);
    const id = first?.id ?? '';
    expect((await markRead(service, deputies.CASES, [id])).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await markRead(service, deputies.APPROVALS, [id])).errors).toEqual([]);
    expect(await kindsOf(service, deputies.APPROVALS, caseId)).toEqual(['APPROVAL_WAITING']);
    expect(await kindsOf(service, director, caseId)).toEqual(['CASE_OPENED', 'APPROVAL_WAITING']);
  });

  test('is waited with until the case is known; a complaint that never has one is told of without', async () => {
    expect(await request(uuidv7()).requested('AWAITED')).toBeUndefined();
    const history = imported(service);
    await hearsOf(service, history);
    const kept = await openCase(service);
    const { complaintId: joinedId } = registered(service).payload as { complaintId: string };
    expect(await service.hear(merged(joinedId, kept), { version: 1 })).toEqual({ kind: 'HANDLED' });
    for (const complaintId of [(history.payload as { complaintId: string }).complaintId, joinedId]) {
      const asked = request(complaintId);
      await asked.requested();
      const { edges } = await noticesPage(service, manager, 'first: 1');
      expect(edges).toMatchObject([{ node: { kind: 'APPROVAL_WAITING', subject: asked.id, case: null } }]);
      await asked.rejected();
      expect(await toSend(asked.id)).toBe(0);
    }
  });
});

test('R26, R62: that a post has too little left is told to it and to the post above, of no case', async () => {
  const { id: postId, kind } = managers;
  const place = { storeId: lakeside.id, regionId: lakeside.regionId };
  const limits = { periodKey: '2026-11', limitFen: 30_000, leftFen: 1_000, exhaustedAt: service.clock.now() };
  await hearsOf(service, authorityExhausted.of({ postId, kind, ...place, ...limits }));
  for (const reader of [manager, director]) {
    const [{ node }] = (await noticesPage(service, reader, 'first: 1')).edges;
    expect(node).toMatchObject({ kind: 'AUTHORITY_EXHAUSTED', subject: postId, case: null });
  }
  const told = (await noticesPage(service, president)).edges.map(({ node }: { node: { kind: string } }) => node.kind);
  expect(told).not.toContain('AUTHORITY_EXHAUSTED');
});
