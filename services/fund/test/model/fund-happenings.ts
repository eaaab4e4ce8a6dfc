import { Happening, unless } from './happening.js';
import * as model from './model.js';

type Model = model.Model;

/** What may happen around claims: time, complaints, budgets, the policy. */

export const HOUR = 3_600_000;
export const wait = (ms: number) =>
  new Happening(
    `wait ${ms}`,
    (m) => {
      m.now += ms;
      return null;
    },
    async () => undefined,
  );

/** To so many milliseconds from the end of the month in the chain's zone. */
export const turn = (ms: number) =>
  new Happening(
    `turn of the month ${ms}`,
    (m) => {
      const offset = model.policy(m).offsetHours * HOUR;
      const wall = new Date(m.now + offset);
      const end = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 1) - offset;
      m.now = Math.max(m.now, end + ms);
      return null;
    },
    async () => undefined,
  );

/** The timer passes: holds whose time is over end. */
export const pass = new Happening(
  'pass',
  (m) => {
    for (const claim of m.claims.filter((one) => one.state === 'REQUESTED' && model.endOf(one) <= m.now)) {
      model.release(m, claim);
      claim.state = 'REJECTED';
    }
    return null;
  },
  (real) => real.pass(),
);

const reviewAll = (m: Model, complaint: number): null => {
  for (const claim of m.claims.filter((one) => one.complaint === complaint)) model.review(m, claim);
  return null;
};

export const level = (complaint: number, to: number) =>
  new Happening(
    `complaint ${complaint} is of level ${to}`,
    (m) => {
      (m.complaints[complaint] as model.Complaint).level = to;
      return reviewAll(m, complaint);
    },
    (real) => real.level(complaint, to),
  );
export const owner = (complaint: number, tier: number) =>
  new Happening(
    `complaint ${complaint} stands before tier ${tier}`,
    (m) => {
      (m.complaints[complaint] as model.Complaint).tier = tier;
      return reviewAll(m, complaint);
    },
    (real) => real.owner(complaint, tier),
  );
export const merge = (complaint: number, into: number) =>
  new Happening(
    `complaint ${complaint} is joined to ${into}`,
    (m) => {
      (m.complaints[complaint] as model.Complaint).into = into;
      reviewAll(m, complaint);
      return reviewAll(m, into);
    },
    (real) => real.merge(complaint, into),
    (m) => m.complaints[complaint]?.into === null && model.rootOf(m as Model, into) !== complaint,
  );
export const separate = (complaint: number) =>
  new Happening(
    `complaint ${complaint} stands by itself`,
    (m) => {
      (m.complaints[complaint] as model.Complaint).into = null;
      return null;
    },
    (real, m) => real.separate(complaint, m),
    (m) => m.complaints[complaint]?.into !== null,
  );

const usedOf = (m: Model, region: number): number => {
  const counter = m.counters[model.keyOf(model.PRESIDENT, region, model.quarterNow(m))];
  return counter ? counter.held + counter.spent : 0;
};
function limit(m: Model, region: number, fen: number): void {
  m.budgets[`${region} ${model.quarterNow(m)}`] = fen;
  const counter = m.counters[model.keyOf(model.PRESIDENT, region, model.quarterNow(m))];
  if (counter) counter.limit = fen;
}
export const budget = (region: number, fen: number) =>
  new Happening(
    `the budget of region ${region} is ${fen}`,
    (m) => unless(fen < usedOf(m, region) ? 'BUDGET_BELOW_USED' : null, () => limit(m, region, fen)),
    (real, m) => real.setBudget(region, model.quarterNow(m), fen),
  );
export const move = (from: number, fen: number) =>
  new Happening(
    `${fen} of the budget of region ${from} go to the other`,
    (m) => {
      const [gives, gets] = [from, 1 - from].map((region) => m.budgets[`${region} ${model.quarterNow(m)}`]);
      if (gives === undefined) return 'BUDGET_NOT_SET';
      return unless(fen > gives - usedOf(m, from) ? 'BUDGET_BELOW_USED' : null, () => {
        limit(m, from, gives - fen);
        limit(m, 1 - from, (gets ?? 0) + fen);
      });
    },
    (real, m) => real.moveBudget(from, model.quarterNow(m), fen),
  );

/** The next version of the policy is in force at once. */
export const publish = new Happening(
  'publish a policy',
  (m) => {
    m.version += 1;
    return null;
  },
  (real, m) => real.publish(m.version + 1),
);
