import { planAccepted, type Told } from '@complaints/contracts';
import { eventually, sideBySide, startTestService, type TestService } from '@complaints/kit/testing';
import { DataSource, type QueryRunner } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fund } from '../src/service.js';
import { openHeadquarters, openPlace, type Place, planOf, wrongCounters } from './chain.js';
import { mutationsOf } from './mutations.js';

const REQUESTS = 1_000;
/** Four times as many as there are connections. */
const AT_ONCE = 40;
/** ¥1.00 to ¥351.00, the same in every run. */
const amounts = Array.from({ length: REQUESTS }, (_, index) => 1_00 + ((index * 7_919) % 350_01));

let service: TestService;
let place: Place;

beforeAll(async () => {
  service = await startTestService(fund, { pool: 10 });
  const { administrator } = await openHeadquarters(service);
  place = await openPlace(service);
  await mutationsOf(service).setBudget(administrator.holder, place.regionId, { amount: '20000.00' });
});
afterAll(() => service?.stop());

describe('R62: a thousand simultaneous requests of one store', () => {
  // Every third is proposed by the manager, and so is approved at once where the manager's authority takes it.
  const plans = () =>
    amounts.map((amountFen, index) =>
      planOf(service, place, index % 3 === 0 ? { amountFen, proposerId: place.manager.holder.sub } : { amountFen }),
    );
  const left: Record<string, number> = {};
  let rows: { plan_id: string; approver_kind: string; amount_fen: number; state: string }[];
  const faults = new Set<string>();

  beforeAll(async () => {
    const asked = plans();
    const told = asked.flatMap((plan, index) => (index % 10 === 0 ? [plan, plan] : [plan]));
    await sideBySide(AT_ONCE, told, (plan) => hearUntilSettled(planAccepted.of(plan), faults));
    rows = await service.dataSource.query('select plan_id, approver_kind, amount_fen::int, state from disbursement');
    expect(new Set(rows.map((row) => row.plan_id))).toEqual(new Set(asked.map(({ planId }) => planId)));
    const counters = await service.dataSource.query(
      `select kind, (limit_fen - held_fen - spent_fen)::int as left_fen
       from allowance join directory_post post on post.id = post_id`,
    );
    for (const { kind, left_fen } of counters) left[kind] = left_fen;
  });

  const of = (kind: string) => rows.filter((row) => row.approver_kind === kind);
  const sum = (some: { amount_fen: number }[]) => some.reduce((fen, row) => fen + row.amount_fen, 0);

  test('every request ends exactly once, also those heard twice at once', () => {
    expect(rows).toHaveLength(REQUESTS);
    expect(new Set(rows.map((row) => row.state))).toEqual(new Set(['REQUESTED', 'APPROVED']));
  });

  test('are approved there for at most ¥300, by the director for at most ¥2,000, then within the budget', () => {
    expect(sum(of('STORE_MANAGER'))).toBeLessThanOrEqual(300_00);
    expect(sum(of('REGIONAL_DIRECTOR'))).toBeLessThanOrEqual(2_000_00);
    expect(sum(of('REGIONAL_PRESIDENT'))).toBeLessThanOrEqual(20_000_00);
    expect(of('EXECUTIVE_PRESIDENT').length).toBeGreaterThan(0);
  });

  test('nothing that would have fitted is refused there', () => {
    const climbed = (...kinds: string[]) => rows.filter((row) => kinds.includes(row.approver_kind));
    const lowest = (some: { amount_fen: number }[], perUseFen: number) =>
      Math.min(...some.map((row) => row.amount_fen).filter((fen) => fen <= perUseFen));
    const aboveManager = climbed('REGIONAL_DIRECTOR', 'REGIONAL_PRESIDENT', 'EXECUTIVE_PRESIDENT');
    const aboveDirector = climbed('REGIONAL_PRESIDENT', 'EXECUTIVE_PRESIDENT');
    expect(lowest(aboveManager, 100_00)).toBeGreaterThan(left.STORE_MANAGER as number);
    expect(lowest(aboveDirector, 300_00)).toBeGreaterThan(left.REGIONAL_DIRECTOR as number);
    expect(lowest(of('EXECUTIVE_PRESIDENT'), Number.POSITIVE_INFINITY)).toBeGreaterThan(
      left.REGIONAL_PRESIDENT as number,
    );
  });

  test('the counters equal the sums of what they count', async () => {
    expect(await wrongCounters(service)).toEqual([]);
  });

  test('the check of the database was never needed', () => {
    // A wait too long for one of ten connections ends in another try; a broken constraint or a dead letter may not be.
    expect([...faults].filter((fault) => /constraint|SET_ASIDE/.test(fault))).toEqual([]);
  });
});

test('R62, the negative control: to read what is left and then to write overspends', async () => {
  const owner = await new DataSource({ type: 'postgres', url: service.migrationUrl, poolSize: 11 }).initialize();
  const gate = owner.createQueryRunner();
  try {
    await owner.query(`
      create table naive_use (amount_fen bigint not null);
      create function read_then_insert(asked bigint) returns void language plpgsql as $$
      begin
        if (select coalesce(sum(amount_fen), 0) from naive_use) + asked <= 30000 then
          perform pg_advisory_xact_lock_shared(1);
          insert into naive_use values (asked);
        end if;
      end $$`);
    await gate.query('select pg_advisory_lock(1)');
    const small = amounts.filter((fen) => fen <= 100_00);
    const asking = Promise.all(small.map((fen) => owner.query('select read_then_insert($1)', [fen])));
    // Ten have read that nothing is used, and none has written.
    await eventually(async () => ((await waitingAtGate(gate)) === 10 ? true : undefined));
    await gate.query('select pg_advisory_unlock(1)');
    await asking;
    const [{ fen }] = await owner.query('select sum(amount_fen)::int as fen from naive_use');
    expect(fen).toBeGreaterThan(300_00);
  } finally {
    await gate.release();
    await owner.destroy();
  }
});

async function waitingAtGate(gate: QueryRunner): Promise<number> {
  const [{ waiting }] = await gate.query(
    `select count(*)::int as waiting from pg_locks
     where locktype = 'advisory' and not granted
       and database = (select oid from pg_database where datname = current_database())`,
  );
  return waiting;
}

test('R61: simultaneous uses for one complaint add up too: the manager takes ¥100 of them, not more', async () => {
  const other = await openPlace(service);
  const complaintId = uuidv7();
  const plans = Array.from({ length: 20 }, () => planOf(service, other, { complaintId, amountFen: 30_00 }));
  await Promise.all(plans.map((plan) => hearUntilSettled(planAccepted.of(plan), new Set())));
  const rows = await service.dataSource.query(
    'select approver_kind, count(*)::int from disbursement where complaint_id = $1 group by 1 order by 1',
    [complaintId],
  );
  // 3 × ¥30 below ¥100, 10 × ¥30 up to ¥300; beyond, the president of a region without a budget refuses.
  expect(rows).toEqual([
    { approver_kind: 'REGIONAL_DIRECTOR', count: 7 },
    { approver_kind: 'STORE_MANAGER', count: 3 },
    { approver_kind: null, count: 10 },
  ]);
});

/** Delivers an event again until it is settled, as the bus does. */
async function hearUntilSettled(told: Told, faults: Set<string>): Promise<void> {
  const id = uuidv7();
  for (let delivery = 0; delivery < 20; delivery += 1) {
    const verdict = await service.hear(told as never, { id });
    if (verdict.kind === 'HANDLED' || verdict.kind === 'REPEATED') return;
    faults.add(verdict.kind === 'RETRY' ? String(verdict.error) : verdict.kind);
  }
  throw new Error('never settled');
}
