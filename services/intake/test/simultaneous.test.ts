import { customerNamed } from '@complaints/contracts';
import { eventually } from '@complaints/kit/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { findKnownCustomers } from '../src/data/customer.js';
import { ask } from './asking.js';
import { resolve } from './cases.js';
import { customerService, type IntakeHouse, register, startIntake, vault } from './intake-house.js';
import { erase } from './personal/erasing.js';
import { dissatisfied, rate, tokenFor } from './ratings.js';

const ROUNDS = 20;

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house.stop());

const deadlocks = async (): Promise<number> => {
  const [{ count }] = await house.dataSource.query(
    'select deadlocks::int as count from pg_stat_database where datname = current_database()',
  );
  return count;
};
// A transaction that Postgres ended because two waited for each other runs once more, so that no answer tells of it.
let before = 0;
beforeEach(async () => {
  before = await deadlocks();
});
afterEach(async () => expect(await deadlocks()).toBe(before));

const phones = Array.from({ length: ROUNDS }, (_, round) => `135${String(round).padStart(8, '0')}`);

/** One side first, in the next round the other. */
const inTurn = <Side>(round: number, sides: [Side, Side]): [Side, Side] =>
  round % 2 === 0 ? sides : [sides[1], sides[0]];

/** Has both sides come to a row that is held, the first before the second, and only then lets them pass. */
async function atOnce<Answer>(
  { table, id }: { table: 'matter' | 'customer'; id: string },
  sides: [() => Promise<Answer>, () => Promise<Answer>],
): Promise<Answer[]> {
  const gate = house.dataSource.createQueryRunner();
  await gate.startTransaction();
  try {
    await gate.query(`select from ${table} where id = $1 for update`, [id]);
    const answers: Promise<Answer>[] = [];
    for (const side of sides) {
      answers.push(side());
      await eventually(async () => ((await waiting()) === answers.length ? true : undefined));
    }
    await gate.commitTransaction();
    return await Promise.all(answers);
  } finally {
    if (gate.isTransactionActive) await gate.rollbackTransaction();
    await gate.release();
  }
}
const waiting = async (): Promise<number> => {
  const [{ count }] = await house.dataSource.query(
    `select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return count;
};

/** By how many earlier ones each complaint of a matter was levelled. */
const counted = async (matterId: string): Promise<number[]> => {
  const rows = await house.dataSource.query(
    `select jsonb_array_length(level_derivation -> 'trace') as earlier from complaint where matter_id = $1 order by 1`,
    [matterId],
  );
  return rows.map(({ earlier }: { earlier: number }) => earlier);
};

test('R15, R71: a dissatisfied rating and a repeat of one complaint at once are counted one after the other', async () => {
  for (const [round, phone] of phones.entries()) {
    const { complaint } = await register(house, { customer: { phone } });
    await resolve(house, complaint.id);
    const token = await tokenFor(house, complaint.number);
    const answers = await atOnce(
      { table: 'matter', id: complaint.matterId },
      inTurn(round, [
        () => register(house, { repeatOfId: complaint.id }),
        () => rate(house, { token, ...dissatisfied }),
      ]),
    );
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(await counted(complaint.matterId)).toEqual([0, 1, 2]);
  }
});

test('R5, R15: two repeats of one complaint at once, one with a new contact, are counted one after the other', async () => {
  for (const [round, phone] of phones.entries()) {
    const { complaint } = await register(house, { customer: { phone } });
    const answers = await atOnce(
      { table: 'matter', id: complaint.matterId },
      inTurn(round, [
        () => register(house, { repeatOfId: complaint.id }),
        () => register(house, { repeatOfId: complaint.id, customer: { phone, email: `${phone}@example.com` } }),
      ]),
    );
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(await counted(complaint.matterId)).toEqual([0, 1, 2]);
  }
});

test('R8, R66: a person erased while their complaint is joined to another is told to be nobody’s, whichever comes first', async () => {
  for (const [round, phone] of phones.slice(0, 4).entries()) {
    const kept = (await register(house)).complaint;
    house.clock.moveBy(1);
    const { complaint } = await register(house, { customer: { phone: phone.replace('135', '133') } });
    const input = { complaintId: complaint.id, intoId: kept.id, reason: '同一件事' };
    await atOnce(
      { table: 'matter', id: complaint.matterId },
      inTurn<() => Promise<unknown>>(round, [
        () => erase(house, complaint.customer.id),
        () => ask(house, customerService, 'mergeComplaint', input, 'complaint { id }'),
      ]),
    );
    const told = await house.told(customerNamed.subject);
    const last = (id: string) => told.findLast(({ payload }) => payload.complaintId === id)?.payload.customerId ?? null;
    expect([last(kept.id), last(complaint.id)]).toEqual([null, null]);
    expect(told.some(({ payload }) => payload.complaintId === complaint.id)).toBe(true);
  }
});

test('R5: two registrations at once that recognise one customer by different contacts overwrite nothing', async () => {
  for (const [round, number] of phones.entries()) {
    const [email, memberNumber] = [`only-${number}@example.com`, `M${number}`];
    const { complaint } = await register(house, { customer: { email, memberNumber } });
    const { id } = complaint.customer;
    const phone = { fromMember: `+86${number.replace('135', '136')}`, fromEmail: `+86${number.replace('135', '137')}` };
    await atOnce(
      { table: 'customer', id },
      inTurn(round, [
        () => register(house, { customer: { memberNumber, phone: phone.fromMember } }),
        () => register(house, { customer: { email, phone: phone.fromEmail, name: '王芳' } }),
      ]),
    );
    const first = round % 2 === 0 ? phone.fromMember : phone.fromEmail;
    const [customer] = await findKnownCustomers(house.dataSource.manager, vault, [id]);
    const second = round % 2 === 0 ? phone.fromEmail : phone.fromMember;
    expect(new Set(customer?.items.map(({ value }) => value))).toEqual(
      new Set(['王芳', first, second, email, memberNumber]),
    );
  }
});
