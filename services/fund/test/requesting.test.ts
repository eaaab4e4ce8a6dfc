import { startTestService, type TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fund } from '../src/service.js';
import {
  bookedOf,
  counterOf,
  deputise,
  keepFile,
  merged,
  openComplaint,
  openHeadquarters,
  openPlace,
  type Place,
  planOf,
  registerComplaint,
  resolved,
  staff,
  wrongCounters,
} from './chain.js';
import { codesOf, mutationsOf } from './mutations.js';
import { policiesOf } from './policies.js';

let service: TestService;
let ask: ReturnType<typeof mutationsOf>;
let headquarters: Awaited<ReturnType<typeof openHeadquarters>>;
let place: Place;
beforeAll(async () => {
  service = await startTestService(fund);
  ask = mutationsOf(service);
  headquarters = await openHeadquarters(service);
});
beforeEach(async () => {
  place = await openPlace(service);
});
afterAll(async () => {
  expect(await wrongCounters(service)).toEqual([]);
  await service?.stop();
});

const yuan = (amount: string) => ({ amount: { amount } });

describe('a request by hand', () => {
  test('R61: of the manager within own authority is granted at once, with its reason, files and payee', async () => {
    const plan = await openComplaint(service, place);
    const file = await keepFile(service, plan);
    const given = { reason: ' a cracked lid ', evidenceIds: [file, file], payeeReference: '工行 6222020200112233' };
    const { disbursement, errors } = await ask.request(place.manager.holder, plan.complaintId, given);
    expect(errors).toEqual([]);
    expect(disbursement).toMatchObject({
      ...{ state: 'APPROVED', approverKind: 'STORE_MANAGER', periodKey: '2026-11', reason: 'a cracked lid' },
      ...{ evidence: [{ id: file }], payeeReference: '工行 6222020200112233', replaces: null },
      ...{ requestedBy: { id: place.manager.holder.sub }, decidedBy: { id: place.manager.holder.sub } },
      route: [{ kind: 'STORE_MANAGER', post: { id: place.manager.postId }, obstacle: null, left: null }],
    });
    expect(await counterOf(service, place.manager.postId)).toEqual({ held: 0, spent: 80_00, limit: 300_00 });
    expect(await bookedOf(service, disbursement.id)).toEqual(['HOLD', 'GRANT']);
    const told = (await service.told()).filter(({ payload }) => payload.disbursementId === disbursement.id);
    expect(told.map(({ subject }) => subject)).toEqual([
      ...['fund.disbursement.requested.v2', 'fund.disbursement.approved.v2'],
    ]);
    expect(JSON.stringify(told)).not.toMatch(/lid|6222/);
    expect(told[0]?.payload).toMatchObject({ planId: null, level: 'FIRST', policyVersion: 1 });
  });

  test('R60, R61: of a clerk waits for the manager, 72 hours', async () => {
    const clerk = await place.clerk();
    const plan = await openComplaint(service, place);
    const { disbursement } = await ask.request(clerk, plan.complaintId);
    const holdUntil = new Date(service.clock.now().getTime() + 72 * 3_600_000).toISOString();
    expect(disbursement).toMatchObject({
      state: 'REQUESTED',
      approverKind: 'STORE_MANAGER',
      holdUntil,
      decidedBy: null,
    });
  });

  test('R61: stands before the lowest post that may grant it, and says why those below may not', async () => {
    await ask.setBudget(headquarters.administrator.holder, place.regionId);
    const plan = await openComplaint(service, place, { level: 'SECOND', ownerTier: 2 });
    const { disbursement } = await ask.request(place.manager.holder, plan.complaintId, yuan('300.01'));
    expect(disbursement.route).toEqual([
      { kind: 'STORE_MANAGER', post: null, obstacle: 'BELOW_OWNER_TIER', left: null },
      { kind: 'REGIONAL_DIRECTOR', post: null, obstacle: 'OVER_PER_USE', left: null },
      { kind: 'REGIONAL_PRESIDENT', post: { id: place.president.postId }, obstacle: null, left: null },
    ]);
  });

  test('R62: that finds too little left climbs; the post is told to be exhausted once a period', async () => {
    const postId = place.manager.postId;
    for (const amount of ['100.00', '100.00', '99.99']) {
      const plan = await openComplaint(service, place);
      await ask.request(place.manager.holder, plan.complaintId, yuan(amount));
    }
    for (const [amount, approverKind] of [
      ['0.02', 'REGIONAL_DIRECTOR'],
      ['0.01', 'STORE_MANAGER'],
      ['0.01', 'REGIONAL_DIRECTOR'],
    ] as const) {
      const plan = await openComplaint(service, place);
      const { disbursement } = await ask.request(place.manager.holder, plan.complaintId, yuan(amount));
      expect(disbursement.approverKind).toBe(approverKind);
      if (amount === '0.02')
        expect(disbursement.route[0]).toMatchObject({ obstacle: 'PERIOD_EXHAUSTED', left: { amount: '0.01' } });
    }
    const told = (await service.told('fund.authority.exhausted.v1')).filter(({ payload }) => payload.postId === postId);
    expect(told).toMatchObject([
      { payload: { kind: 'STORE_MANAGER', periodKey: '2026-11', limitFen: 300_00, leftFen: 1 } },
    ]);
    expect(told).toHaveLength(1);
  });

  test('R61: of a deputy waits for another, as one’s own request is granted from a post held alone', async () => {
    const deputy = await deputise(service, place.director);
    const plan = await openComplaint(service, place, { level: 'SECOND', ownerTier: 2 });
    const { disbursement } = await ask.request(deputy, plan.complaintId);
    expect(disbursement).toMatchObject({ state: 'REQUESTED', approverKind: 'REGIONAL_DIRECTOR' });
    expect(codesOf(await ask.approve(deputy, disbursement.id))).toEqual(['OWN_REQUEST']);
    expect(codesOf(await ask.approve(place.director.holder, disbursement.id))).toEqual([]);
  });

  test('R61: the same key is one request; another input with it is refused', async () => {
    const plan = await openComplaint(service, place);
    const idempotencyKey = crypto.randomUUID();
    const answers = await Promise.all(
      [1, 2, 3].map(() => ask.request(place.manager.holder, plan.complaintId, { idempotencyKey })),
    );
    expect(new Set(answers.map(({ disbursement }) => disbursement.id)).size).toBe(1);
    const other = await ask.request(place.manager.holder, plan.complaintId, { idempotencyKey, ...yuan('81.00') });
    expect(codesOf(other)).toEqual(['IDEMPOTENCY_MISMATCH']);
    expect(await counterOf(service, place.manager.postId)).toMatchObject({ spent: 80_00 });
  });
});

describe('R60: a clerk', () => {
  test('grants within what the policy leaves to clerks, inside the manager’s month, and does not pay it', async () => {
    const clerk = await place.clerk();
    const { publish } = policiesOf(service, headquarters.administrator.holder);
    expect((await publish({ document: { clerkPerUse: yuan('50.00').amount } })).errors).toEqual([]);
    const plan = await openComplaint(service, place);
    const { disbursement } = await ask.request(clerk, plan.complaintId, yuan('50.00'));
    expect(disbursement).toMatchObject({
      state: 'APPROVED',
      decidedBy: { id: clerk.sub },
      approverKind: 'STORE_MANAGER',
    });
    expect(await counterOf(service, place.manager.postId)).toMatchObject({ spent: 50_00 });
    expect(codesOf(await ask.pay(clerk, disbursement.id))).toEqual(['PAYER_IS_APPROVER']);
    const more = await ask.request(clerk, plan.complaintId, yuan('0.01'));
    expect(more.disbursement.state).toBe('REQUESTED');
    expect((await publish()).errors).toEqual([]);
  });
});

describe('what is refused, with the books as they were', () => {
  const before = async () =>
    service.dataSource.query(
      'select (select count(*)::int from transfer) as t, (select count(*)::int from disbursement) as d',
    );

  test.each([
    ['0', 'AMOUNT_NOT_POSITIVE'],
    ['-1.00', 'AMOUNT_NOT_POSITIVE'],
    ['0.001', 'AMOUNT_NOT_MONEY'],
    ['99999999999999999999', 'AMOUNT_OUT_OF_RANGE'],
    ['100000000.01', 'AMOUNT_OUT_OF_RANGE'],
  ])('R63: %s yuan: %s', async (amount, code) => {
    const plan = await openComplaint(service, place);
    const were = await before();
    const answer = await ask.request(place.manager.holder, plan.complaintId, yuan(amount));
    expect([answer.disbursement, codesOf(answer), answer.errors[0].path]).toEqual([null, [code], ['amount', 'amount']]);
    expect(await before()).toEqual(were);
  });

  test('R63: 1e30 yuan, and another currency, are no input at all', async () => {
    const plan = await openComplaint(service, place);
    const were = await before();
    for (const amount of [{ amount: '1e30' }, { amount: `1${'0'.repeat(30)}` }, { amount: '80.00', currency: 'USD' }]) {
      await expect(ask.request(place.manager.holder, plan.complaintId, { amount })).rejects.toThrow(
        /BAD_USER_INPUT|Decimal|USD/,
      );
    }
    expect(await before()).toEqual(were);
  });

  test('R61: a complaint that does not exist, may not be seen, is closed, joined or before no owner yet', async () => {
    const by = place.manager.holder;
    const closed = await openComplaint(service, place);
    await service.hear(resolved(closed), { version: 2 });
    const lead = await openComplaint(service, place);
    const joined = await openComplaint(service, place);
    await service.hear(merged(joined, lead), { version: 2 });
    const confidential = planOf(service, place);
    await registerComplaint(service, confidential, true);
    const early = planOf(service, place);
    await registerComplaint(service, early);
    const elsewhere = await openComplaint(service, await openPlace(service));
    for (const [complaintId, code] of [
      [uuidv7(), 'NOT_FOUND'],
      ['no id', 'NOT_FOUND'],
      [elsewhere.complaintId, 'NOT_FOUND'],
      [confidential.complaintId, 'NOT_FOUND'],
      [closed.complaintId, 'COMPLAINT_CLOSED'],
      [joined.complaintId, 'COMPLAINT_MERGED'],
      [early.complaintId, 'COMPLAINT_NOT_READY'],
    ] as const) {
      const { errors } = await ask.request(by, complaintId);
      expect(errors).toMatchObject([{ code, path: ['complaintId'] }]);
    }
    const { errors } = await ask.request(by, joined.complaintId);
    expect(errors[0].message).toContain(lead.complaintId);
  });

  test('R61: somebody who asks for no money', async () => {
    const plan = await openComplaint(service, place);
    expect(codesOf(await ask.request(place.cashier.holder, plan.complaintId))).toEqual(['NOT_REQUESTER']);
    expect(codesOf(await ask.request(staff(), plan.complaintId))).toEqual(['NOT_FOUND']);
  });

  test('R4: a file that is not kept of the complaint, and more than twenty', async () => {
    const plan = await openComplaint(service, place);
    const other = await keepFile(service, await openComplaint(service, place));
    for (const evidenceIds of [[other], [uuidv7()], ['no id']]) {
      const { errors } = await ask.request(place.manager.holder, plan.complaintId, { evidenceIds });
      expect(errors).toMatchObject([{ code: 'EVIDENCE_NOT_FOUND', path: ['evidenceIds'] }]);
    }
    const evidenceIds = Array.from({ length: 21 }, () => uuidv7());
    const { errors } = await ask.request(place.manager.holder, plan.complaintId, { evidenceIds });
    expect(errors).toMatchObject([{ code: 'EVIDENCE_TOO_MANY' }]);
  });

  test('R60: a budget that is not set, with what was asked and who stood on the way', async () => {
    const plan = await openComplaint(service, place, { level: 'MAJOR', ownerTier: 3 });
    const were = await before();
    const { errors } = await ask.request(place.president.holder, plan.complaintId);
    expect(errors).toEqual([
      {
        code: 'BUDGET_NOT_SET',
        message:
          '¥80.00 for COMPENSATION is asked; STORE_MANAGER: BELOW_OWNER_TIER; REGIONAL_DIRECTOR: BELOW_OWNER_TIER; REGIONAL_PRESIDENT: BUDGET_NOT_SET.',
        path: ['amount'],
      },
    ]);
    expect(await before()).toEqual(were);
  });
});
