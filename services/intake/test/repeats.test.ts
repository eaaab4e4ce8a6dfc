import {
  complaintClosed,
  complaintDescribed,
  complaintRegistered,
  customerNamed,
  handlingRated,
} from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit';
import { eventually } from '@complaints/kit/testing';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missDeadline, resolve, resolved, supersede } from './cases.js';
import { clerk, director, east, type IntakeHouse, lakeside, register, startIntake } from './intake-house.js';
import { dissatisfied, rate, tokenFor } from './ratings.js';

const SHOW = `query ($id: ID!) { complaint(id: $id) {
  status level closedAt rating { resultSatisfaction repeatNumber }
} }`;
const LAST_REPEAT = `query ($storeId: ID!) { complaints(first: 1, filter: { storeId: $storeId }) { edges { node {
  id number level source channel content matterId repeatOf { id } customer { id } confidentialTowardsStore
} } } }`;

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house.stop());

let phones = 0;
/** A complaint by somebody new who can be written to. */
async function complain(given: Record<string, unknown> = {}) {
  phones += 1;
  const phone = `136${String(phones).padStart(8, '0')}`;
  return (await register(house, { customer: { phone, language: 'EN' }, ...given })).complaint;
}
const show = async (id: string) => (await house.ask(director, SHOW, { id })).data.complaint;
const newest = async () => {
  house.clock.moveBy(1);
  return (await house.ask(director, LAST_REPEAT, { storeId: lakeside.id })).data.complaints.edges[0].node;
};

describe('what becomes of a complaint', () => {
  test('R35, R38: resolved by escalation it is closed, and that is told once', async () => {
    const { id, matterId, acceptedAt } = await complain();
    const now = house.clock.moveBy(1);
    const eventId = crypto.randomUUID();
    expect(await resolve(house, id, { id: eventId })).toEqual({ kind: 'HANDLED' });
    expect(await resolve(house, id, { id: eventId })).toEqual({ kind: 'REPEATED' });
    expect(await show(id)).toEqual({ status: 'RESOLVED', level: 'FIRST', closedAt: now.toISOString(), rating: null });
    const told = (await house.told(complaintClosed.subject)).filter(({ payload }) => payload.complaintId === id);
    expect(told).toEqual([
      {
        subject: complaintClosed.subject,
        version: expect.any(Number),
        payload: {
          complaintId: id,
          matterId,
          storeId: lakeside.id,
          regionId: east.id,
          status: 'RESOLVED',
          acceptedAt,
          closedAt: now.toISOString(),
        },
      },
    ]);
  });

  test('a complaint that a repeat took over does not change: what says so is set aside', async () => {
    const { id } = await complain();
    await supersede(house, id, crypto.randomUUID());
    expect(await house.hear(resolved(house, id), { version: 2 })).toEqual({ kind: 'SET_ASIDE' });
    expect(await show(id)).toMatchObject({ status: 'SUPERSEDED' });
  });

  test('a complaint that is not known yet is waited for', async () => {
    const unknown = crypto.randomUUID();
    for (const verdict of [
      await resolve(house, unknown),
      await supersede(house, unknown, crypto.randomUUID()),
      await missDeadline(house, unknown, 'PLAN'),
    ]) {
      expect(verdict).toMatchObject({ kind: 'AWAITED' });
    }
  });
});

describe('R10–R15: levels along a matter', () => {
  test('first, second after an outcome, major after two, abnormal after the major one', async () => {
    const chain = [await complain()];
    for (const level of ['SECOND', 'MAJOR', 'ABNORMAL', 'ABNORMAL']) {
      house.clock.moveBy(1);
      await resolve(house, chain.at(-1).id);
      house.clock.moveBy(1);
      const { complaint } = await register(house, { repeatOfId: chain.at(-1).id });
      expect(complaint).toMatchObject({
        level,
        matterId: chain[0].matterId,
        repeatOf: { id: chain.at(-1).id },
        customer: { id: chain[0].customer.id },
      });
      expect(complaint.levelDerivation.trace.map(({ complaintId }: { complaintId: string }) => complaintId)).toEqual(
        chain.map(({ id }) => id),
      );
      chain.push(complaint);
    }
  });

  test('a repeat before any outcome stays FIRST and says why; the one it supersedes has none either', async () => {
    const one = await complain();
    house.clock.moveBy(1);
    const { complaint: two } = await register(house, { repeatOfId: one.id });
    expect(two).toMatchObject({
      level: 'FIRST',
      levelDerivation: { trace: [{ counted: false, reason: 'NO_OUTCOME' }] },
    });
    await supersede(house, one.id, two.id);
    expect(await show(one.id)).toMatchObject({ status: 'SUPERSEDED' });
    const told = (await house.told(complaintClosed.subject)).filter(({ payload }) => payload.complaintId === one.id);
    expect(told).toMatchObject([{ payload: { status: 'SUPERSEDED' } }]);
    house.clock.moveBy(1);
    expect((await register(house, { repeatOfId: two.id })).complaint.level).toBe('FIRST');
  });

  test('R38: a missed plan deadline is an outcome, a missed contact is none', async () => {
    const one = await complain();
    house.clock.moveBy(1);
    expect(await missDeadline(house, one.id, 'CONTACT')).toEqual({ kind: 'HANDLED' });
    expect((await register(house, { repeatOfId: one.id })).complaint.level).toBe('FIRST');
    expect(await missDeadline(house, one.id, 'PLAN')).toEqual({ kind: 'HANDLED' });
    expect(await show(one.id)).toMatchObject({ status: 'OPEN' });
    house.clock.moveBy(1);
    expect((await register(house, { repeatOfId: one.id })).complaint.level).toBe('SECOND');
  });

  test('R14: ten repeats of one matter at once are counted one after the other', async () => {
    const one = await complain();
    await resolve(house, one.id);
    house.clock.moveBy(1);
    const answers = await Promise.all(Array.from({ length: 10 }, () => register(house, { repeatOfId: one.id })));
    const seen = answers.map(({ complaint }) => complaint.levelDerivation.trace.length).sort((a, b) => a - b);
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(new Set(answers.map(({ complaint }) => complaint.level))).toEqual(new Set(['SECOND']));
  });

  test('a repeat is about the same store, and as confidential, unless something else is said', async () => {
    const one = await complain({ confidentialTowardsStore: true });
    const { complaint, errors } = await register(house, { repeatOfId: one.id, storeId: null }, director);
    expect(errors).toEqual([]);
    expect(complaint).toMatchObject({ store: { id: lakeside.id }, confidentialTowardsStore: true });
  });
});

describe('R71: the customer rates', () => {
  test('a content customer is counted, and nothing is repeated', async () => {
    const { id, number } = await complain();
    await resolve(house, id);
    const answer = await rate(house, { token: await tokenFor(house, number), opinion: '谢谢', speed: 5 });
    expect(answer).toEqual({
      rating: {
        id: expect.any(String),
        resultSatisfaction: 5,
        handlingSatisfaction: 4,
        solved: true,
        opinion: '谢谢',
        repeatNumber: null,
        ratedAt: house.clock.now().toISOString(),
      },
      errors: [],
    });
    expect(await show(id)).toMatchObject({ status: 'RESOLVED', rating: { resultSatisfaction: 5, repeatNumber: null } });
    expect((await house.told(handlingRated.subject)).at(-1)).toEqual({
      subject: handlingRated.subject,
      version: expect.any(Number),
      payload: {
        complaintId: id,
        storeId: lakeside.id,
        regionId: east.id,
        resultSatisfaction: 5,
        handlingSatisfaction: 4,
        solved: true,
        repeatComplaintId: null,
        ratedAt: house.clock.now().toISOString(),
      },
    });
  });

  test('R11: dissatisfaction makes the repeat: SECOND, internal, same matter and customer, told with the rating', async () => {
    const one = await complain({ confidentialTowardsStore: true });
    const { customer } = await newest();
    await resolve(house, one.id);
    house.clock.moveBy(1);
    const { rating } = await rate(house, { token: await tokenFor(house, one.number), ...dissatisfied });
    const repeat = await newest();
    expect(repeat).toEqual({
      id: expect.any(String),
      number: rating.repeatNumber,
      level: 'SECOND',
      source: 'STORE',
      channel: 'WEB_FORM',
      content: 'The customer is dissatisfied after the outcome: result 1 of 5, handling 4 of 5, solved.',
      matterId: one.matterId,
      repeatOf: { id: one.id },
      customer,
      confidentialTowardsStore: true,
    });
    const told = (await house.told()).filter(({ subject }) => subject !== complaintDescribed.subject);
    const [registered, named, rated] = told.slice(-3);
    expect(registered).toMatchObject({
      subject: complaintRegistered.subject,
      payload: { complaintId: repeat.id, repeatOfId: one.id },
    });
    expect(named).toMatchObject({ subject: customerNamed.subject, payload: { customerId: customer.id } });
    expect(rated).toMatchObject({
      subject: handlingRated.subject,
      payload: { complaintId: one.id, repeatComplaintId: repeat.id },
    });
  });

  test('R13: after a MAJOR one the repeat is ABNORMAL, in the words of the customer', async () => {
    const { id, number } = await complain({ source: 'MEDIA' });
    await resolve(house, id);
    house.clock.moveBy(1);
    await rate(house, { token: await tokenFor(house, number), solved: false, opinion: '还是不制冷' });
    expect(await newest()).toMatchObject({ level: 'ABNORMAL', source: 'STORE', content: '还是不制冷' });
  });

  test('a link works once; the same key and input answer the same rating, ten at once make one repeat', async () => {
    const { id, number, matterId } = await complain();
    await resolve(house, id);
    const token = await tokenFor(house, number);
    const idempotencyKey = crypto.randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => rate(house, { token, ...dissatisfied, idempotencyKey })),
    );
    expect(new Set(answers.map(({ rating }) => rating.id)).size).toBe(1);
    const others = await Promise.all(Array.from({ length: 3 }, () => rate(house, { token, ...dissatisfied })));
    for (const other of others)
      expect(other).toEqual({ rating: null, errors: [{ code: 'LINK_INVALID', path: ['token'] }] });
    const [{ count }] = await house.dataSource.query('select count(*)::int from complaint where matter_id = $1', [
      matterId,
    ]);
    expect(count).toBe(2);
  });

  test('R71: one link, ten different keys at once: one rating', async () => {
    const { id, number } = await complain();
    await resolve(house, id);
    const token = await tokenFor(house, number);
    const answers = await Promise.all(Array.from({ length: 10 }, () => rate(house, { token })));
    expect(answers.filter(({ rating }) => rating !== null)).toHaveLength(1);
  });

  test('a link lasts thirty days, to the millisecond', async () => {
    const [one, two] = [await complain(), await complain()];
    const asked = house.clock.now();
    for (const { id } of [one, two]) await resolve(house, id);
    const tokens = [await tokenFor(house, one.number), await tokenFor(house, two.number)] as const;
    house.clock.moveTo(after(asked, 30 * DAY_MS - 1));
    expect((await rate(house, { token: tokens[0] })).errors).toEqual([]);
    house.clock.moveBy(1);
    expect((await rate(house, { token: tokens[1] })).errors).toEqual([{ code: 'LINK_INVALID', path: ['token'] }]);
  });

  test.each([
    [{ resultSatisfaction: 0 }, 'GRADE_OUT_OF_RANGE', ['resultSatisfaction']],
    [{ handlingSatisfaction: 6 }, 'GRADE_OUT_OF_RANGE', ['handlingSatisfaction']],
    [{ speed: 9 }, 'GRADE_OUT_OF_RANGE', ['speed']],
    [{ opinion: '\ud83d' }, 'TEXT_NOT_UNICODE', ['opinion']],
    [{}, 'LINK_INVALID', ['token']],
  ])('%#: %j is refused', async (given, code, path) => {
    expect(await rate(house, { token: 'never sent to anybody', ...given })).toEqual({
      rating: null,
      errors: [{ code, path }],
    });
  });

  test('staff never rate, even with a link in hand', async () => {
    const { id, number } = await complain();
    await resolve(house, id);
    const token = await tokenFor(house, number);
    const administrator = { sub: crypto.randomUUID(), role: 'ADMINISTRATOR' as const };
    for (const caller of [clerk, administrator]) {
      expect((await rate(house, { token, caller })).errors).toEqual([{ code: 'STAFF_NEVER_RATE', path: [] }]);
    }
    expect((await rate(house, { token })).errors).toEqual([]);
  });

  test('only the digest of a token is kept once the message is sent', async () => {
    const { id, number } = await complain();
    await resolve(house, id);
    const token = await tokenFor(house, number);
    await rate(house, { token });
    const rows = await eventually(async () => {
      const found = await house.dataSource.query('select * from message where complaint_id = $1', [id]);
      return found.every(({ state }: { state: string }) => state === 'SENT') ? found : undefined;
    });
    const requests = await house.dataSource.query('select * from link where complaint_id = $1', [id]);
    expect(JSON.stringify([rows, requests])).not.toContain(token);
  });

  test('a rating is never changed: not by the owner of the tables, and the application’s role may not even try', async () => {
    const { id, number } = await complain();
    await resolve(house, id);
    await rate(house, { token: await tokenFor(house, number) });
    const owner = await new DataSource({ type: 'postgres', url: house.migrationUrl }).initialize();
    try {
      for (const change of ['update rating set solved = not solved', 'delete from rating', 'truncate rating cascade']) {
        await expect(owner.query(change)).rejects.toThrow('rating is append-only');
        await expect(house.dataSource.query(change)).rejects.toThrow('permission denied for table rating');
      }
    } finally {
      await owner.destroy();
    }
  });

  test('a key belongs to its link: two strangers may choose the same, and staff learn nothing by repeating it', async () => {
    const chosen = [await complain(), await complain()];
    const idempotencyKey = 'the-same-key';
    const answers = [];
    for (const { id, number } of chosen) {
      await resolve(house, id);
      answers.push(await rate(house, { token: await tokenFor(house, number), idempotencyKey }));
    }
    expect(answers.map(({ errors }) => errors)).toEqual([[], []]);
    expect(answers[0].rating.id).not.toBe(answers[1].rating.id);
    const token = await tokenFor(house, chosen[0].number);
    expect((await rate(house, { token, idempotencyKey })).rating).toEqual(answers[0].rating);
    expect((await rate(house, { token, idempotencyKey, caller: clerk })).rating).toBeNull();
  });
});
