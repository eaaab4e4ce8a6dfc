import { planAccepted } from '@complaints/contracts';
import { eventually, startTestService, type TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fund } from '../src/service.js';
import {
  bookedOf,
  counterOf,
  disbursementOfPlan,
  keepFile,
  openComplaint,
  openHeadquarters,
  openPlace,
  type Place,
  request,
  staff,
  withdrawn,
  wrongCounters,
} from './chain.js';
import { codesOf, mutationsOf } from './mutations.js';

let service: TestService;
let ask: ReturnType<typeof mutationsOf>;
let place: Place;
beforeAll(async () => {
  service = await startTestService(fund);
  ask = mutationsOf(service);
  await openHeadquarters(service);
});
beforeEach(async () => {
  place = await openPlace(service);
});
afterAll(async () => {
  expect(await wrongCounters(service)).toEqual([]);
  await service?.stop();
});

const counter = () => counterOf(service, place.manager.postId);
async function waiting() {
  const plan = await openComplaint(service, place);
  return { plan, id: (await request(service, plan)).id as string };
}
async function granted() {
  const { plan, id } = await waiting();
  expect(codesOf(await ask.approve(place.manager.holder, id))).toEqual([]);
  return { plan, id };
}
async function paid() {
  const { plan, id } = await granted();
  expect(codesOf(await ask.pay(place.cashier.holder, id))).toEqual([]);
  return { plan, id };
}
const toldOf = async (subject: string, id: string) =>
  (await service.told(subject)).filter(({ payload }) => payload.disbursementId === id);

describe('R65: calling off', () => {
  test('a request gives back what it held, and tells', async () => {
    const { id } = await waiting();
    const { disbursement } = await ask.cancel(place.manager.holder, id, ' another way was found ');
    expect(disbursement).toMatchObject({
      ...{ state: 'CANCELLED', cancellationCause: 'BY_HAND', endingNote: 'another way was found' },
      endedAt: service.clock.now().toISOString(),
    });
    expect(await counter()).toMatchObject({ held: 0, spent: 0 });
    expect(await bookedOf(service, id)).toEqual(['HOLD', 'RELEASE']);
    expect(await toldOf('fund.disbursement.cancelled.v1', id)).toMatchObject([{ payload: { cause: 'BY_HAND' } }]);
  });

  test('a grant gives back what it used', async () => {
    const { id } = await granted();
    expect(codesOf(await ask.cancel(place.cashier.holder, id))).toEqual([]);
    expect(await counter()).toMatchObject({ held: 0, spent: 0 });
    expect(await bookedOf(service, id)).toEqual(['HOLD', 'GRANT', 'RETURN']);
  });

  test('is refused for what is paid or ended, for others, and without a reason', async () => {
    const { id } = await granted();
    expect(codesOf(await ask.cancel(place.director.holder, id))).toEqual(['NOT_CANCELLER']);
    expect(codesOf(await ask.cancel(staff(), id))).toEqual(['NOT_FOUND']);
    expect(codesOf(await ask.cancel(place.manager.holder, id, ' '))).toEqual(['TEXT_EMPTY']);
    await ask.cancel(place.manager.holder, id);
    expect(codesOf(await ask.cancel(place.manager.holder, id))).toEqual(['NOT_CANCELLABLE']);
    expect(codesOf(await ask.pay(place.cashier.holder, id))).toEqual(['NOT_PAYABLE']);
    const { id: done } = await paid();
    expect(codesOf(await ask.cancel(place.manager.holder, done))).toEqual(['NOT_CANCELLABLE']);
  });

  test('at the same time as paying, one of both happens', async () => {
    const { id } = await granted();
    const answers = await Promise.all([ask.cancel(place.manager.holder, id), ask.pay(place.cashier.holder, id)]);
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const [row] = await service.dataSource.query('select state from disbursement where id = $1', [id]);
    expect(await counter()).toMatchObject({ spent: row.state === 'PAID' ? 80_00 : 0 });
  });
});

describe('R23, R65: a plan that is no longer in force', () => {
  test('takes back what it asked for, also when it is granted', async () => {
    for (const of of [waiting, granted]) {
      const { plan, id } = await of();
      await service.hear(withdrawn(plan), { version: 9 });
      expect(await disbursementOfPlan(service, plan.planId)).toMatchObject({
        ...{ state: 'CANCELLED', cancellation_cause: 'PLAN_WITHDRAWN', ended_by: null },
      });
      expect(await toldOf('fund.disbursement.cancelled.v1', id)).toMatchObject([
        { payload: { cause: 'PLAN_WITHDRAWN' } },
      ]);
    }
    expect(await counter()).toMatchObject({ held: 0, spent: 0 });
  });

  test('asks for nothing when it is heard of after that', async () => {
    const plan = await openComplaint(service, place);
    await service.hear(withdrawn(plan), { version: 9 });
    expect(await service.hear(planAccepted.of(plan))).toEqual({ kind: 'HANDLED' });
    expect(await disbursementOfPlan(service, plan.planId)).toBeUndefined();
  });

  test('changes nothing of what is paid', async () => {
    const { plan } = await paid();
    await service.hear(withdrawn(plan), { version: 9 });
    expect(await disbursementOfPlan(service, plan.planId)).toMatchObject({ state: 'PAID' });
  });
});

test('R65: a hold that nobody decides on ends at its instant and gives back to the month it came from', async () => {
  const before = service.clock.now();
  service.clock.moveTo(new Date('2026-11-29T01:00:00.000Z'));
  const { plan, id } = await waiting();
  service.clock.moveTo(new Date('2026-12-02T00:59:59.999Z'));
  const later = await openComplaint(service, place);
  await request(service, later);
  expect((await disbursementOfPlan(service, plan.planId)).state).toBe('REQUESTED');
  service.clock.moveBy(1);
  const row = await eventually(async () => {
    const found = await disbursementOfPlan(service, plan.planId);
    return found.state === 'REJECTED' ? found : undefined;
  });
  expect(row).toMatchObject({ rejection_reason: 'EXPIRED', decided_by: null });
  expect(await counter()).toMatchObject({ held: 0, spent: 0 });
  expect(await counterOf(service, place.manager.postId, '2026-12')).toMatchObject({ held: 80_00 });
  expect(await toldOf('fund.disbursement.rejected.v2', id)).toMatchObject([{ payload: { reason: 'EXPIRED' } }]);
  expect(codesOf(await ask.approve(place.manager.holder, id))).toEqual(['NOT_PENDING']);
  service.clock.moveTo(before);
});

describe('R64: a payment that was wrong', () => {
  test('is taken back by an entry against it; what it used goes back to its period; the entries stay', async () => {
    const { id } = await paid();
    const { disbursement } = await ask.reverse(place.manager.holder, id);
    expect(disbursement).toMatchObject({
      ...{ state: 'REVERSED', endingNote: 'paid to somebody else', payment: { channel: 'WECHAT_PAY' } },
    });
    expect(await counter()).toMatchObject({ held: 0, spent: 0 });
    expect(await bookedOf(service, id)).toEqual(['HOLD', 'GRANT', 'PAYMENT', 'REVERSAL', 'RETURN']);
    expect(await toldOf('fund.disbursement.reversed.v1', id)).toMatchObject([{ payload: { amountFen: 80_00 } }]);
  });

  test('is taken back once, also at once; a reversal is not reversed, nor what was not paid', async () => {
    const { id } = await paid();
    const answers = await Promise.all([1, 2].map(() => ask.reverse(place.manager.holder, id)));
    expect(answers.map(codesOf).sort()).toEqual([[], ['NOT_REVERSIBLE']]);
    expect(codesOf(await ask.reverse(place.manager.holder, id))).toEqual(['NOT_REVERSIBLE']);
    expect(codesOf(await ask.reverse(place.manager.holder, (await granted()).id))).toEqual(['NOT_REVERSIBLE']);
  });

  test('R67: is not taken back by who paid alone, nor by a stranger to it', async () => {
    const { id } = await paid();
    expect(codesOf(await ask.reverse(place.cashier.holder, id))).toEqual(['REVERSER_IS_PAYER']);
    expect(codesOf(await ask.reverse(place.director.holder, id))).toEqual(['NOT_REVERSER']);
  });

  test('is paid again by a request for its plan, for no more, and once', async () => {
    const { plan, id } = await paid();
    await ask.reverse(place.manager.holder, id);
    const again = (amount: string, complaintId = plan.complaintId) =>
      ask.request(place.manager.holder, complaintId, { amount: { amount }, replacesId: id });
    expect(codesOf(await again('80.01'))).toEqual(['MORE_THAN_REPLACED']);
    expect(codesOf(await again('80.00', (await openComplaint(service, place)).complaintId))).toEqual([
      'OTHER_COMPLAINT',
    ]);
    const { disbursement } = await again('80.00');
    expect(disbursement).toMatchObject({ state: 'APPROVED', replaces: { id } });
    const [row] = await service.dataSource.query('select plan_id from disbursement where id = $1', [disbursement.id]);
    expect(row.plan_id).toBe(plan.planId);
    expect(codesOf(await again('80.00'))).toEqual(['REPLACED_ALREADY']);
    expect(codesOf(await ask.pay(place.cashier.holder, disbursement.id))).toEqual([]);
    expect(await toldOf('fund.disbursement.paid.v2', disbursement.id)).toMatchObject([
      { payload: { planId: plan.planId } },
    ]);
  });
});

describe('R64: the proof of a payment', () => {
  test('says when the money changed hands, and names a file of the complaint', async () => {
    const { plan, id } = await granted();
    const evidenceId = await keepFile(service, plan);
    const madeAt = service.clock.now().toISOString();
    const { disbursement } = await ask.pay(place.cashier.holder, id, crypto.randomUUID(), { madeAt, evidenceId });
    expect(disbursement.payment).toMatchObject({ madeAt, evidence: { id: evidenceId } });
  });

  test.each([
    [{ madeAt: '2027-01-01T00:00:00.000Z' }, 'PAID_IN_FUTURE', 'madeAt'],
    [{ madeAt: '2026-01-01T00:00:00.000Z' }, 'PAID_BEFORE_GRANT', 'madeAt'],
    [{ evidenceId: crypto.randomUUID() }, 'EVIDENCE_NOT_FOUND', 'evidenceId'],
  ])('is refused with %j: %s', async (proof, code, field) => {
    const { id } = await granted();
    const { errors } = await ask.pay(place.cashier.holder, id, crypto.randomUUID(), proof);
    expect(errors).toMatchObject([{ code, path: ['payment', field] }]);
    expect(await bookedOf(service, id)).toEqual(['HOLD', 'GRANT']);
  });
});
