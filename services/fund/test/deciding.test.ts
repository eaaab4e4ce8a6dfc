import { startTestService, type TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fund } from '../src/service.js';
import { deputise, openHeadquarters, openPlace, type Place, planOf, request, staff, wrongCounters } from './chain.js';
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
afterAll(() => service?.stop());

const allowanceOf = async (postId: string, periodKey: string) => {
  const [row] = await service.dataSource.query(
    'select held_fen::int as held, spent_fen::int as spent from allowance where post_id = $1 and period_key = $2',
    [postId, periodKey],
  );
  return row;
};

describe('approving', () => {
  test('R65: turns what was held into what is spent, and tells', async () => {
    const { id, plan_id } = await request(service, planOf(service, place));
    expect(await allowanceOf(place.manager.postId, '2026-11')).toEqual({ held: 80_00, spent: 0 });
    const { disbursement, errors } = await ask.approve(place.manager.holder, id);
    expect(errors).toEqual([]);
    expect(disbursement).toMatchObject({
      state: 'APPROVED',
      note: 'as agreed',
      amount: { amount: '80.00', currency: 'CNY' },
    });
    expect(await allowanceOf(place.manager.postId, '2026-11')).toEqual({ held: 0, spent: 80_00 });
    const told = (await service.told('fund.disbursement.approved.v2')).filter(
      ({ payload }) => payload.planId === plan_id,
    );
    expect(told).toHaveLength(1);
  });

  test('R65: two at once approve once', async () => {
    const { id } = await request(service, planOf(service, place));
    const deputy = await deputise(service, place.manager);
    const answers = await Promise.all([ask.approve(place.manager.holder, id), ask.approve(deputy, id)]);
    expect(answers.flatMap(codesOf)).toEqual(['NOT_PENDING']);
    expect(await allowanceOf(place.manager.postId, '2026-11')).toEqual({ held: 0, spent: 80_00 });
  });

  test('the same key answers the same approval again', async () => {
    const { id } = await request(service, planOf(service, place));
    const first = await ask.approve(place.manager.holder, id, 'approve-once-only');
    expect(await ask.approve(place.manager.holder, id, 'approve-once-only')).toEqual(first);
  });

  test('R26: a deputy approves on behalf of the holder, within the days named', async () => {
    const deputy = await deputise(service, place.manager);
    const first = await request(service, planOf(service, place));
    const second = await request(service, planOf(service, place));
    expect(codesOf(await ask.approve(deputy, first.id, 'deputised'))).toEqual([]);
    const [row] = await service.dataSource.query(
      'select decided_by, decided_on_behalf_of from disbursement where id = $1',
      [first.id],
    );
    expect(row).toEqual({ decided_by: deputy.sub, decided_on_behalf_of: place.manager.holder.sub });
    const before = service.clock.now();
    service.clock.moveBy(86_400_000);
    expect(codesOf(await ask.approve(deputy, second.id))).toEqual(['NOT_FOUND']);
    // R91: the key is answered, but the disbursement is not shown again.
    expect(await ask.approve(deputy, first.id, 'deputised')).toEqual({ disbursement: null, errors: [] });
    service.clock.moveTo(before);
  });

  test('R26: who deputises in cases alone sees a request, which does not wait for them', async () => {
    const deputy = await deputise(service, place.manager, ['CASES']);
    const { id } = await request(service, planOf(service, place));
    const query = `{ disbursement(id: "${id}") { id } myApprovals { edges { node { id } } } }`;
    expect((await service.ask(deputy, query)).data).toEqual({ disbursement: { id }, myApprovals: { edges: [] } });
    expect(codesOf(await ask.approve(deputy, id))).toEqual(['NOT_APPROVER']);
    expect((await service.ask(place.manager.holder, query)).data.myApprovals.edges).toEqual([{ node: { id } }]);
  });

  test('R61: a deputy approves neither an own request nor one of the person deputised', async () => {
    const deputy = await deputise(service, place.director);
    const own = await request(service, planOf(service, place, { ownerTier: 2, proposerId: deputy.sub }));
    expect(own.state).toBe('REQUESTED');
    expect(codesOf(await ask.approve(deputy, own.id))).toEqual(['OWN_REQUEST']);
    const others = await request(service, planOf(service, place, { ownerTier: 2 }));
    await service.dataSource.query('update disbursement set proposer_id = $2 where id = $1', [
      others.id,
      place.director.holder.sub,
    ]);
    expect(codesOf(await ask.approve(deputy, others.id))).toEqual(['REQUEST_OF_DEPUTISED']);
    expect(codesOf(await ask.approve(place.director.holder, others.id))).toEqual([]);
  });

  test('R61: a higher post that sees a request does not approve it in the lower one’s stead', async () => {
    const { id } = await request(service, planOf(service, place));
    expect(codesOf(await ask.approve(place.director.holder, id))).toEqual(['NOT_APPROVER']);
  });

  test('R91: who may not see a request does not find it', async () => {
    const { id } = await request(service, planOf(service, place));
    const elsewhere = await openPlace(service);
    for (const stranger of [elsewhere.director.holder, elsewhere.manager.holder, staff()]) {
      expect(codesOf(await ask.approve(stranger, id))).toEqual(['NOT_FOUND']);
      expect(codesOf(await ask.reject(stranger, id))).toEqual(['NOT_FOUND']);
      expect(codesOf(await ask.pay(stranger, id))).toEqual(['NOT_FOUND']);
    }
    expect(codesOf(await ask.approve(place.manager.holder, 'no id at all'))).toEqual(['NOT_FOUND']);
  });
});

describe('rejecting', () => {
  test('R65: gives back to the period of the hold, also after the month has turned', async () => {
    const before = service.clock.now();
    service.clock.moveTo(new Date('2026-11-30T15:59:59.999Z'));
    const { id } = await request(service, planOf(service, place, { amountFen: 100_00 }));
    service.clock.moveBy(1);
    await request(service, planOf(service, place, { amountFen: 50_00 }));
    const { disbursement } = await ask.reject(place.manager.holder, id);
    expect(disbursement).toMatchObject({
      state: 'REJECTED',
      rejectionReason: 'DECIDED',
      note: 'too much',
      periodKey: '2026-11',
    });
    expect(await allowanceOf(place.manager.postId, '2026-11')).toEqual({ held: 0, spent: 0 });
    expect(await allowanceOf(place.manager.postId, '2026-12')).toEqual({ held: 50_00, spent: 0 });
    service.clock.moveTo(before);
  });

  test('R61: what was rejected no longer counts as a use for the complaint', async () => {
    const first = planOf(service, place, { amountFen: 100_00 });
    const { id } = await request(service, first);
    await ask.reject(place.manager.holder, id);
    const again = await request(service, planOf(service, place, { amountFen: 100_00, complaintId: first.complaintId }));
    expect(again.approver_kind).toBe('STORE_MANAGER');
  });

  test('R65: needs a reason', async () => {
    const { id } = await request(service, planOf(service, place));
    expect(await ask.reject(place.manager.holder, id, '  ')).toMatchObject({
      disbursement: null,
      errors: [{ code: 'TEXT_EMPTY', path: ['reason'] }],
    });
  });
});

test('R62: after all of it the counters equal the sums of what they count', async () => {
  expect(await wrongCounters(service)).toEqual([]);
});
