import { after, DAY_MS } from '@complaints/kit';
import { eventually, type TestCaller } from '@complaints/kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeMessagesOf } from '../src/data/message.js';
import { accepted, proposed, resolve, supersede } from './cases.js';
import {
  anybody,
  clerk,
  director,
  type IntakeHouse,
  manager,
  otherDirector,
  register,
  startIntake,
} from './intake-house.js';
import { dissatisfied, planTokenFor, rate, reminderTokenFor, tokenFor } from './ratings.js';

/** One-time links: each serves one operation, once, for a time, and tells nothing when it does not work. */

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house?.stop());

let phones = 13_600_000_000;
const taken = async () => {
  phones += 1;
  return (await register(house, { customer: { phone: String(phones), language: 'EN' } })).complaint;
};
const invalid = { errors: [{ code: 'LINK_INVALID', path: ['token'] }] };

describe('R71: one reminder to rate', () => {
  const reminders = (number: string) =>
    house.sent.filter(({ kind, text }) => kind === 'RATING_REMINDER' && text.includes(number));
  /** Lets the timers pass: what is queued behind a later one was handled before it. */
  const passed = async () => {
    const { number } = await taken();
    await eventually(() => house.sent.find(({ text }) => text.includes(number)));
  };
  const asked = async () => {
    const complaint = await taken();
    await resolve(house, complaint.id);
    await tokenFor(house, complaint.number);
    return { ...complaint, askedAt: house.clock.now() };
  };

  test('comes after seven days, not a millisecond before, and once; either link uses up both', async () => {
    const { number, askedAt } = await asked();
    house.clock.moveTo(after(askedAt, 7 * DAY_MS - 1));
    await passed();
    expect(reminders(number)).toEqual([]);
    house.clock.moveBy(1);
    const second = await reminderTokenFor(house, number);
    const [reminder] = reminders(number);
    expect(reminder).toMatchObject({ language: 'EN', subject: 'Reminder: please rate the handling of your complaint' });
    expect((await rate(house, { token: second })).rating).not.toBeNull();
    expect(await rate(house, { token: await tokenFor(house, number) })).toMatchObject(invalid);
    house.clock.moveBy(DAY_MS);
    await passed();
    expect(reminders(number)).toHaveLength(1);
  });

  test('the first link works after the reminder as well, until both expire', async () => {
    const one = await asked();
    const other = await asked();
    house.clock.moveBy(7 * DAY_MS);
    const second = await reminderTokenFor(house, one.number);
    expect((await rate(house, { token: await tokenFor(house, one.number), ...dissatisfied })).rating).not.toBeNull();
    expect(await rate(house, { token: second })).toMatchObject(invalid);
    house.clock.moveTo(after(other.askedAt, 30 * DAY_MS));
    expect(await rate(house, { token: await reminderTokenFor(house, other.number) })).toMatchObject(invalid);
    expect(await rate(house, { token: await tokenFor(house, other.number) })).toMatchObject(invalid);
  });

  test('two answers at once, by either link: one is taken', async () => {
    const { number } = await asked();
    house.clock.moveBy(7 * DAY_MS);
    const tokens = [await tokenFor(house, number), await reminderTokenFor(house, number)];
    const answers = await Promise.all(tokens.map((token) => rate(house, { token })));
    expect(answers.filter(({ rating }) => rating !== null)).toHaveLength(1);
    expect(answers.filter(({ rating }) => rating === null)).toMatchObject([invalid]);
  });

  test('nobody is reminded who has rated, or whose link expired while the platform was away', async () => {
    const rated = await asked();
    await rate(house, { token: await tokenFor(house, rated.number) });
    const late = await asked();
    house.clock.moveBy(31 * DAY_MS);
    await passed();
    await passed();
    expect([...reminders(rated.number), ...reminders(late.number)]).toEqual([]);
  });
});

const ANSWER = `mutation ($input: AnswerPlanInput!) {
  answerPlan(input: $input) { answer { round accepted objection answeredAt } errors { code path } }
}`;
const LINKED =
  'query ($token: String!) { linkedPlan(token: $token) { number compensation { amount currency } purpose dueAt } }';
const ANSWERS = 'query ($id: ID!) { complaint(id: $id) { planAnswers { round accepted objection } } }';

describe('R32: a plan is answered by a link', () => {
  const answer = async (token: string, given: object, caller: TestCaller = anybody) => {
    const input = { idempotencyKey: crypto.randomUUID(), token, ...given };
    return (await house.ask(caller, ANSWER, { input })).data.answerPlan;
  };
  const linked = async (token: string) => (await house.ask(anybody, LINKED, { token })).data.linkedPlan;
  const offered = async (given: Parameters<typeof proposed>[2] = {}) => {
    const complaint = await taken();
    const told = proposed(house, complaint.id, given);
    await house.hear(told);
    return { ...complaint, plan: told.payload as { planId: string; dueAt: Date } };
  };

  test('the link shows what is offered and no more, and takes one answer, which is told without its words', async () => {
    const { id, number, plan } = await offered();
    const token = await planTokenFor(house, number);
    const dueAt = plan.dueAt.toISOString();
    const compensation = { amount: '80.00', currency: 'CNY' };
    expect(await linked(token)).toEqual({ number, compensation, purpose: 'COMPENSATION', dueAt });
    const said = { accepted: false, objection: '请换一台新的' };
    const payload = await answer(token, said);
    expect(payload).toEqual({ answer: { round: 1, ...said, answeredAt: house.clock.now().toISOString() }, errors: [] });
    expect(await linked(token)).toBeNull();
    expect(await answer(token, { accepted: true })).toEqual({ answer: null, ...invalid });
    const told = (await house.told('intake.plan.answered.v1')).map((event) => event.payload);
    const answeredAt = house.clock.now().toISOString();
    expect(told).toEqual([{ complaintId: id, planId: plan.planId, round: 1, accepted: false, answeredAt }]);
    const seenBy = async (caller: TestCaller) => (await house.ask(caller, ANSWERS, { id })).data.complaint;
    for (const caller of [manager, director])
      expect(await seenBy(caller)).toEqual({ planAnswers: [{ round: 1, ...said }] });
    expect(await seenBy(otherDirector)).toBeNull();
  });

  test('the customer is written what is offered, in words that fit a text message', async () => {
    const { number } = await offered();
    await planTokenFor(house, number);
    const message = house.sent.findLast(({ kind }) => kind === 'PLAN_PROPOSED');
    expect(message?.subject).toBe('Please answer the solution for your complaint');
    expect(message?.text).toContain(`your complaint ${number} (compensation of CNY 80.00, by 20`);
  });

  test('it works until what is promised is due, and not longer than a link to rate', async () => {
    const soon = await offered();
    const soonToken = await planTokenFor(house, soon.number);
    const later = await offered({ dueAt: null });
    const laterToken = await planTokenFor(house, later.number);
    const start = house.clock.now();
    house.clock.moveTo(after(soon.plan.dueAt, -1));
    expect(await linked(soonToken)).not.toBeNull();
    house.clock.moveBy(1);
    expect(await linked(soonToken)).toBeNull();
    expect(await answer(soonToken, { accepted: true })).toMatchObject(invalid);
    house.clock.moveTo(after(start, 30 * DAY_MS - 1));
    expect(await linked(laterToken)).toMatchObject({ number: later.number, dueAt: null });
    house.clock.moveBy(1);
    expect(await linked(laterToken)).toBeNull();
  });

  test('a link to an earlier round, to a plan agreed on otherwise or to a closed complaint works no more', async () => {
    const { id, number } = await offered();
    const first = await planTokenFor(house, number);
    await house.hear(proposed(house, id, { round: 2 }), { version: 2 });
    const second = await eventually(async () => {
      const token = await planTokenFor(house, number);
      return token === first ? undefined : token;
    });
    expect(await answer(first, { accepted: true })).toMatchObject(invalid);
    expect(await linked(second)).not.toBeNull();
    await house.hear(accepted(house, id), { version: 3 });
    expect(await answer(second, { accepted: true })).toMatchObject(invalid);

    const closed = await offered();
    const token = await planTokenFor(house, closed.number);
    const { complaint: repeat } = await register(house, { repeatOfId: closed.id });
    await supersede(house, closed.id, repeat.id);
    expect(await linked(token)).toBeNull();
    expect(await answer(token, { accepted: true })).toMatchObject(invalid);
  });

  test('a token serves the operation it was made for, and is none where it is unknown', async () => {
    const { id, number } = await offered();
    const token = await planTokenFor(house, number);
    expect(await rate(house, { token })).toMatchObject(invalid);
    await resolve(house, id);
    expect(await answer(await tokenFor(house, number), { accepted: true })).toMatchObject(invalid);
    expect(await answer('unknown', { accepted: true })).toMatchObject(invalid);
    expect(await linked('unknown')).toBeNull();
  });

  test('staff never answer, and nobody both accepts and objects', async () => {
    const { number } = await offered();
    const token = await planTokenFor(house, number);
    const refused = async (given: object, caller?: TestCaller) => (await answer(token, given, caller)).errors[0].code;
    expect(await refused({ accepted: true }, clerk)).toBe('STAFF_NEVER_ANSWER');
    expect(await refused({ accepted: true, objection: 'no' })).toBe('OBJECTION_WITH_ACCEPTANCE');
    expect((await answer(token, { accepted: true })).answer).toMatchObject({ accepted: true, objection: null });
  });

  test('nobody is written to without an address, too late, or before the complaint is known', async () => {
    const { complaint } = await register(house);
    await house.hear(proposed(house, complaint.id));
    const late = await taken();
    await house.hear(proposed(house, late.id, { dueAt: house.clock.now() }));
    const links = 'select id from link where complaint_id = any($1)';
    expect(await house.dataSource.query(links, [[complaint.id, late.id]])).toEqual([]);
    expect(await house.hear(proposed(house, crypto.randomUUID()))).toMatchObject({ kind: 'AWAITED' });
  });
});

test('R8: what an erased person was written can be removed', async () => {
  const [gone, kept] = [await taken(), await taken()];
  await removeMessagesOf(house.dataSource.manager, [gone.id]);
  const left = await house.dataSource.query('select complaint_id from message where complaint_id = any($1)', [
    [gone.id, kept.id],
  ]);
  expect(left).toEqual([{ complaint_id: kept.id }]);
});
