import { complaintClosed, complaintReopened, DeadlineKind, handlingRated, type Told } from '@complaints/contracts';
import { eventually } from '@complaints/kit/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  accepted,
  assigned,
  climbed,
  closed,
  finished,
  missed,
  proposed,
  reopened,
  resolved,
  supersede,
  withdrawn,
} from './cases.js';
import { anybody, customerService, director, type IntakeHouse, register, startIntake } from './intake-house.js';
import { dissatisfied, planTokenFor, rate, tokenFor } from './ratings.js';

/** How complaints end, go on after all, and what of it counts. */

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house?.stop());
beforeEach(() => void house.clock.moveBy(1));

let phones = 0;
const complain = async (given: Record<string, unknown> = {}) => {
  phones += 1;
  house.clock.moveBy(1);
  const customer = { phone: `135${String(phones).padStart(8, '0')}`, language: 'EN' };
  return (await register(house, { customer, ...given }, customerService)).complaint;
};
/** Has it heard one after the other, a millisecond apart, as escalation told them. */
const hear = async (...told: (() => Told)[]) => {
  const kinds: string[] = [];
  for (const [place, tell] of told.entries()) {
    house.clock.moveBy(1);
    kinds.push((await house.hear(tell(), { version: place + 1 })).kind);
  }
  house.clock.moveBy(1);
  return kinds;
};
const levelOfRepeat = async (id: string) => (await complain({ repeatOfId: id })).level;
const SHOW = `query ($id: ID!) {
  complaint(id: $id) { status level closedAt rating { handlingSatisfaction } levelChanges { edges { node { cause isLower } } } }
}`;
const show = async (id: string) => (await house.ask(director, SHOW, { id })).data.complaint;
const toldOf = async (subject: string, id: string) =>
  (await house.told(subject)).filter(({ payload }) => payload.complaintId === id).map(({ payload }) => payload);
const linksOf = (id: string) =>
  house.dataSource.query(`select 1 from link where complaint_id = $1 and purpose = 'RATE'`, [id]);

describe('R38: what an outcome is', () => {
  test.each([
    ['the work of a plan is finished', finished],
    ['closed without agreement', (on: IntakeHouse, id: string) => closed(on, id, 'WITHOUT_AGREEMENT')],
    ['closed provisionally', (on: IntakeHouse, id: string) => closed(on, id, 'PROVISIONALLY')],
    ['resolved', resolved],
  ] as const)('%s: the next complaint counts', async (_, tell) => {
    const { id } = await complain();
    expect(await levelOfRepeat(id)).toBe('FIRST');
    await hear(() => tell(house, id));
    expect(await levelOfRepeat(id)).toBe('SECOND');
  });

  test('of the clocks that are missed only that of the plan is one', async () => {
    const { id } = await complain();
    for (const kind of Object.values(DeadlineKind).filter((one) => one !== DeadlineKind.PLAN)) {
      await hear(() => missed(house, id, kind));
      expect({ kind, level: await levelOfRepeat(id) }).toEqual({ kind, level: 'FIRST' });
    }
    await hear(() => missed(house, id, 'PLAN'));
    expect(await levelOfRepeat(id)).toBe('SECOND');
  });
});

describe('R35, R38: closed without being resolved', () => {
  test('provisionally: nobody is asked who could not be reached', async () => {
    const { id } = await complain();
    await hear(() => closed(house, id, 'PROVISIONALLY'));
    const [told] = await toldOf(complaintClosed.subject, id);
    expect(told).toMatchObject({ status: 'CLOSED_PROVISIONALLY' });
    expect(await show(id)).toMatchObject({ status: 'CLOSED_PROVISIONALLY', closedAt: told.closedAt });
    expect(await linksOf(id)).toEqual([]);
  });

  test('without agreement: the customer is asked, and dissatisfaction is not counted once more', async () => {
    const { id, number } = await complain();
    await hear(() => closed(house, id, 'WITHOUT_AGREEMENT'));
    expect(await show(id)).toMatchObject({ status: 'CLOSED_WITHOUT_AGREEMENT' });
    const token = await tokenFor(house, number);
    expect(house.sent.findLast(({ text }) => text.includes(number))?.text).toContain('has been closed');
    const { rating } = await rate(house, { token, ...dissatisfied, solved: false });
    expect(rating.repeatNumber).toBeNull();
    expect(await toldOf(handlingRated.subject, id)).toMatchObject([{ repeatComplaintId: null, solved: false }]);
    expect(await levelOfRepeat(id)).toBe('SECOND');
  });
});

describe('R35, R70: a closed complaint goes on', () => {
  test('and nothing is counted: what came since falls to the level it has without the closing', async () => {
    const { id } = await complain();
    await hear(() => closed(house, id, 'PROVISIONALLY'));
    const repeat = await complain({ repeatOfId: id });
    expect(repeat.level).toBe('SECOND');
    const { closedAt } = await show(id);
    await house.hear(reopened(house, id), { version: 2 });
    expect(await show(id)).toMatchObject({ status: 'OPEN', closedAt: null });
    const { reopenedAt, ...told } = (await toldOf(complaintReopened.subject, id))[0];
    expect(told).toMatchObject({ previousStatus: 'CLOSED_PROVISIONALLY', cause: 'CUSTOMER_RETURNED', closedAt });
    expect(reopenedAt).toBe(house.clock.now().toISOString());
    expect(await show(repeat.id)).toMatchObject({
      level: 'FIRST',
      levelChanges: { edges: [{ node: { cause: 'FACTS_CORRECTED', isLower: true } }] },
    });
  });

  test('R71: the link to rate ends with it, and the customer is asked anew when it is resolved', async () => {
    const { id, number } = await complain();
    await hear(() => resolved(house, id));
    const first = await tokenFor(house, number);
    await house.hear(reopened(house, id, 'WORK_UNDONE'), { version: 2 });
    expect((await rate(house, { token: first })).errors).toEqual([{ code: 'LINK_INVALID', path: ['token'] }]);
    await house.hear(resolved(house, id), { version: 3 });
    const second = await eventually(async () => {
      const token = await tokenFor(house, number);
      return token === first ? undefined : token;
    });
    expect((await rate(house, { token: second, handlingSatisfaction: 3 })).errors).toEqual([]);
    house.clock.moveBy(1);
    await house.hear(reopened(house, id, 'WORK_UNDONE'), { version: 4 });
    await house.hear(resolved(house, id), { version: 5 });
    const third = await eventually(async () => {
      const token = await tokenFor(house, number);
      return token === second ? undefined : token;
    });
    expect((await rate(house, { token: third, handlingSatisfaction: 5 })).errors).toEqual([]);
    expect(await show(id)).toMatchObject({ status: 'RESOLVED', rating: { handlingSatisfaction: 5 } });
  });

  test('in whatever order it is heard of, it comes to the same', async () => {
    const early = await complain();
    expect(await house.hear(reopened(house, early.id), { version: 2 })).toMatchObject({ kind: 'AWAITED' });
    await house.hear(closed(house, early.id, 'PROVISIONALLY'), { version: 1 });
    const late = await complain();
    await house.hear(closed(house, late.id, 'PROVISIONALLY'), { version: 1 });
    expect(await house.hear(resolved(house, late.id), { version: 3 })).toMatchObject({ kind: 'AWAITED' });
    const overtaken = await complain();
    await house.hear(resolved(house, overtaken.id), { version: 3 });
    for (const [version, told] of [
      [1, closed(house, overtaken.id, 'PROVISIONALLY')],
      [2, reopened(house, overtaken.id)],
    ] as const)
      expect(await house.hear(told, { version })).toMatchObject({ kind: 'HANDLED' });
    expect(await show(overtaken.id)).toMatchObject({ status: 'RESOLVED' });
    await eventually(async () => ((await show(early.id)).status === 'OPEN' ? true : undefined));
    await house.hear(reopened(house, late.id), { version: 2 });
    await eventually(async () => ((await show(late.id)).status === 'RESOLVED' ? true : undefined));
    expect(await toldOf(complaintClosed.subject, late.id)).toHaveLength(2);
    expect(await toldOf(complaintReopened.subject, late.id)).toHaveLength(1);
  });

  test('what is not known yet is waited for; what a repeat took over does not go on', async () => {
    const unknown = crypto.randomUUID();
    for (const told of [closed(house, unknown, 'PROVISIONALLY'), reopened(house, unknown), finished(house, unknown)])
      expect(await house.hear(told)).toMatchObject({ kind: 'AWAITED' });
    const { id } = await complain();
    await supersede(house, id, crypto.randomUUID());
    expect(await house.hear(reopened(house, id), { version: 2 })).toEqual({ kind: 'SET_ASIDE' });
  });
});

describe('R20, R23, R32: an offer stands no more once', () => {
  const LINKED = 'query ($token: String!) { linkedPlan(token: $token) { number } }';
  const linked = async (token: string) => (await house.ask(anybody, LINKED, { token })).data.linkedPlan;
  const offered = async () => {
    const { id, number } = await complain();
    await house.hear(proposed(house, id));
    const token = await planTokenFor(house, number);
    expect(await linked(token)).toEqual({ number });
    return { id, number, token };
  };

  test.each([
    ['the case climbed', climbed],
    ['it stands before another owner', assigned],
    ['the plan was withdrawn', withdrawn],
    ['the case was closed', (on: IntakeHouse, id: string) => closed(on, id, 'PROVISIONALLY')],
    ['it was agreed on otherwise', accepted],
  ] as const)('%s, also when the case goes on', async (_, tell) => {
    const { id, token } = await offered();
    expect(await hear(() => tell(house, id))).toEqual(['HANDLED']);
    expect(await linked(token)).toBeNull();
    await house.hear(reopened(house, id), { version: 2 });
    expect(await linked(token)).toBeNull();
  });

  test('what was proposed after it stands, and what was proposed before it is not offered any more', async () => {
    const { id, number } = await complain();
    const before = proposed(house, id);
    house.clock.moveBy(1);
    const step = climbed(house, id);
    house.clock.moveBy(1);
    await house.hear(proposed(house, id, { round: 2 }), { version: 3 });
    const token = await planTokenFor(house, number);
    for (const [version, told] of [
      [2, step],
      [1, before],
    ] as const)
      expect(await house.hear(told, { version })).toEqual({ kind: 'HANDLED' });
    expect(await linked(token)).toEqual({ number });
    const [{ rounds }] = await house.dataSource.query(
      'select count(*)::int as rounds from proposed_plan where complaint_id = $1',
      [id],
    );
    expect(rounds).toBe(1);
  });

  test('R5: it was joined to another, also when it is taken apart again', async () => {
    const kept = await complain();
    const { id, token } = await offered();
    const ASK = (name: string) =>
      `mutation ($input: ${name}Input!) { ${name.replace(/^./, (first) => first.toLowerCase())}(input: $input) { errors { code } } }`;
    const act = async (name: string, input: object) =>
      house.ask(customerService, ASK(name), {
        input: { idempotencyKey: crypto.randomUUID(), complaintId: id, reason: '同一件事', ...input },
      });
    await act('MergeComplaint', { intoId: kept.id });
    await act('SplitComplaint', {});
    expect(await show(id)).toMatchObject({ status: 'OPEN' });
    expect(await linked(token)).toBeNull();
  });
});
