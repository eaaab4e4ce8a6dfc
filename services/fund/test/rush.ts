import { LEVELS, planAccepted, type Told } from '@complaints/contracts';
import { sideBySide, type TestCaller, type TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { differencesIn } from './books.js';
import { type Place, planOf } from './chain.js';

/** Many requests of one store at once, and what must be true of what became of them. */

/** Four times as many as there are connections. */
const AT_ONCE = 40;
/** ¥1.00 to ¥351.00, the same in every run. */
const amountOf = (number: number): number => 1_00 + ((number * 7_919) % 350_01);

/** One request: whoever asks with the same key twice asks for the same. */
export interface Asked {
  key: string;
  number: number;
  amountFen: number;
  complaintId: string;
}

/** Asks for money, and answers when it is decided. @returns the disbursement's id @throws where it has to be asked again */
export type Ask = (asked: Asked) => Promise<string>;

/**
 * Opens so many complaints of a store, and asks for money for each; for every tenth twice at once, with the same key.
 * @returns how many keys were answered with two disbursements, and every fault after which it was asked again
 */
export async function rush(service: TestService, place: Place, { requests, ask }: { requests: number; ask: Ask }) {
  const all = Array.from({ length: requests }, (_, number): Asked => {
    return { key: `rush-${number}-${place.storeId}`, number, amountFen: amountOf(number), complaintId: uuidv7() };
  });
  await openComplaints(service, place, all);
  const given = new Map<string, Set<string>>();
  const faults = new Set<string>();
  const twice = all.flatMap((one) => (one.number % 10 === 0 ? [one, one] : [one]));
  await sideBySide(AT_ONCE, twice, async (one) => {
    const id = await untilAnswered(() => ask(one), faults);
    given.set(one.key, (given.get(one.key) ?? new Set()).add(id));
  });
  return { keysAnsweredTwice: [...given.values()].filter((ids) => ids.size > 1).length, faults: [...faults] };
}

/** Again and again, as clients and the bus do. */
export async function untilAnswered<T>(ask: () => Promise<T>, faults: Set<string>): Promise<T> {
  for (let time = 0; time < 20; time += 1) {
    try {
      return await ask();
    } catch (error) {
      faults.add(String(error));
    }
  }
  throw new Error(`never answered: ${[...faults]}`);
}

async function openComplaints(service: TestService, { storeId, regionId }: Place, all: readonly Asked[]) {
  await service.dataSource.query(
    `with known as (insert into directory_complaint (id, store_id, region_id, confidential, version)
       select id, $2, $3, false, 1 from unnest($1::uuid[]) as id),
     levelled as (insert into directory_level (complaint_id, level, version) select id, $4, 1 from unnest($1::uuid[]) as id)
     insert into directory_case (complaint_id, tier, is_open, version) select id, 1, true, 1 from unnest($1::uuid[]) as id`,
    [all.map(({ complaintId }) => complaintId), storeId, regionId, LEVELS[0]],
  );
}

/** What is wrong after a rush: nothing of anything, if all is well. */
export async function findingsOf(service: TestService, place: Place, requests: number) {
  const { postId: manager } = place.manager;
  const rows: { post: string; amount: number }[] = await service.dataSource.query(
    'select approver_post_id as post, amount_fen::int as amount from disbursement where region_id = $1',
    [place.regionId],
  );
  const posts = [
    { post: manager, perUseFen: 100_00, limitFen: 300_00 },
    { post: place.director.postId, perUseFen: 300_00, limitFen: 2_000_00 },
    { post: place.president.postId, perUseFen: Number.POSITIVE_INFINITY, limitFen: 20_000_00 },
  ];
  const placeOf = (post: string) => posts.findIndex((one) => one.post === post);
  const usedOf = (post: string) => rows.filter((row) => row.post === post).reduce((fen, { amount }) => fen + amount, 0);
  const isAbove = (post: string, index: number) => placeOf(post) === -1 || placeOf(post) > index;
  return {
    tooManyOrFew: rows.length - requests,
    exceeded: posts.filter(({ post, limitFen }) => usedOf(post) > limitFen).map(({ post }) => placeOf(post)),
    refusedThoughFitting: posts.flatMap(({ post, perUseFen, limitFen }, index) =>
      rows.filter((row) => isAbove(row.post, index) && row.amount <= Math.min(perUseFen, limitFen - usedOf(post))),
    ),
    differences: await differencesIn(service.dataSource),
  };
}

const REQUEST = `mutation ($input: RequestDisbursementInput!) {
  requestDisbursement(input: $input) { disbursement { id } errors { code } }
}`;

/** By hand and by plans in turn; every third by the manager, whose own authority grants it at once. */
export function askTheFund(service: TestService, place: Place, clerk: TestCaller): Ask {
  const askerOf = (number: number) => (number % 3 === 0 ? place.manager.holder : clerk);
  const byHand = async ({ key, number, amountFen, complaintId }: Asked): Promise<string> => {
    const amount = { amount: (amountFen / 100).toFixed(2) };
    const input = { idempotencyKey: key, complaintId, purpose: 'COMPENSATION', amount, reason: 'a cracked lid' };
    const { data, errors } = await service.ask(askerOf(number), REQUEST, { input });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.requestDisbursement.disbursement.id;
  };
  const plans = new Map<string, string>();
  const byPlan = async ({ key, number, amountFen, complaintId }: Asked): Promise<string> => {
    const planId = plans.get(key) ?? uuidv7();
    plans.set(key, planId);
    const proposerId = askerOf(number).sub;
    await hear(service, planAccepted.of(planOf(service, place, { planId, complaintId, amountFen, proposerId })));
    const [row] = await service.dataSource.query('select id from disbursement where plan_id = $1', [planId]);
    return row.id;
  };
  return (asked) => (asked.number % 2 === 0 ? byHand(asked) : byPlan(asked));
}

/** Delivers an event. @throws where the bus would deliver it again */
export async function hear(service: TestService, told: Told): Promise<void> {
  const verdict = await service.hear(told as never);
  if (verdict.kind !== 'HANDLED') throw new Error(verdict.kind === 'RETRY' ? String(verdict.error) : verdict.kind);
}
