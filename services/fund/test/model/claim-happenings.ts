import { Happening, unless } from './happening.js';
import * as model from './model.js';

type Model = model.Model;
type Claim = model.Claim;

/** What may happen to claims: they are asked for, decided on, paid, ended. */

/** Who asks by hand, and the kind of post that is theirs; a clerk and a cashier have none that grants. */
const ASKERS = { clerk: -1, manager: 0, director: 1, president: 2, executive: 3, cashier: -1 } as const;
export type Asker = keyof typeof ASKERS;
export const askers = Object.keys(ASKERS) as Asker[];

const newClaim = (m: Model, complaint: number, given: Partial<Claim> & { amount: number }): Claim => ({
  ...{ complaint, state: 'REQUESTED', kind: null, period: null, hold: 1, version: m.version, askedAt: m.now },
  ...{
    level: m.complaints[complaint]?.level ?? 0,
    tier: m.complaints[complaint]?.tier ?? 1,
    plan: null,
    replaces: null,
  },
  ...given,
});

/** It is taken up, and granted at once where its post is the asker's, or lets a clerk grant it. */
function takeUp(m: Model, claim: Claim, asker: Asker | null): string | null {
  m.claims.push(claim);
  const refusal = model.take(m, claim);
  if (refusal !== null) return refusal;
  const { clerk } = model.policy(m);
  const isClerks =
    asker === 'clerk' && claim.kind === 0 && clerk !== null && model.others(m, claim) + claim.amount <= clerk;
  if (isClerks || (asker && claim.kind === ASKERS[asker])) model.grant(m, claim);
  return null;
}

const mayAsk = (m: Model, complaint: number, asker: Asker): string | null => {
  if (asker === 'cashier') return 'NOT_REQUESTER';
  return m.complaints[complaint]?.into === null ? null : 'COMPLAINT_MERGED';
};

export const ask = (asker: Asker, complaint: number, amount: number) =>
  new Happening(
    `${asker} asks ${amount} for ${complaint}`,
    (m) => unless(mayAsk(m, complaint, asker), () => takeUp(m, newClaim(m, complaint, { amount }), asker)),
    (real) => real.ask(asker, { complaint, amount, replaces: null }),
  );

/** A plan of a complaint is accepted; what no post takes is kept as refused. */
export const plan = (complaint: number, amount: number, asker: 'manager' | null) =>
  new Happening(
    `a plan of ${asker ?? 'a stranger'} asks ${amount} for ${complaint}`,
    (m) => {
      const claim = newClaim(m, complaint, { amount, plan: m.claims.length });
      if (takeUp(m, claim, asker) !== null) claim.state = 'REJECTED';
      return null;
    },
    (real, m) => real.accept({ complaint, amount, asker }, m),
  );

const on = (
  name: string,
  expected: (m: Model, claim: Claim) => string | null,
  asked: (real: Parameters<Happening['asked']>[0], number: number, m: Model) => Promise<unknown>,
) => {
  const numberIn = (m: Readonly<Model>, nth: number) => nth % m.claims.length;
  return (nth: number) =>
    new Happening(
      `${name} ${nth}`,
      (m) => expected(m, m.claims[numberIn(m, nth)] as Claim),
      (real, m) => asked(real, numberIn(m, nth), m),
      (m) => m.claims.length > 0,
    );
};
const unpaid = ({ state }: Claim) => state === 'REQUESTED' || state === 'APPROVED';

export const approve = on(
  'approve',
  (m, claim) =>
    unless(claim.state === 'REQUESTED' ? null : 'NOT_PENDING', () => {
      if (model.review(m, claim)) model.grant(m, claim);
    }),
  (real, number, m) => real.approve(number, m),
);
export const reject = on(
  'reject',
  (m, claim) =>
    unless(claim.state === 'REQUESTED' ? null : 'NOT_PENDING', () => {
      model.release(m, claim);
      claim.state = 'REJECTED';
    }),
  (real, number, m) => real.reject(number, m),
);
export const cancel = on(
  'cancel',
  (m, claim) =>
    unless(unpaid(claim) ? null : 'NOT_CANCELLABLE', () => {
      model.giveBack(m, claim);
      claim.state = 'CANCELLED';
    }),
  (real, number, m) => real.cancel(number, m),
);
export const pay = on(
  'pay',
  (_, claim) =>
    unless(claim.state === 'APPROVED' ? null : 'NOT_PAYABLE', () => {
      claim.state = 'PAID';
    }),
  (real, number, m) => real.pay(number, m),
);
export const reverse = on(
  'reverse',
  (m, claim) =>
    unless(claim.state === 'PAID' ? null : 'NOT_REVERSIBLE', () => {
      model.giveBack(m, claim);
      claim.state = 'REVERSED';
    }),
  (real, number, m) => real.reverse(number, m),
);
/** The manager asks that what was reversed is paid again, or less or more of it. */
export const again = (less: number) =>
  on(
    `less ${less} again of`,
    (m, claim) => {
      const isReplaced = m.claims.some(
        ({ replaces, state }) => replaces === m.claims.indexOf(claim) && state !== 'REJECTED' && state !== 'CANCELLED',
      );
      const amount = claim.amount - less;
      const refusal =
        (amount <= 0 ? 'AMOUNT_NOT_POSITIVE' : null) ??
        mayAsk(m, claim.complaint, 'manager') ??
        (claim.state === 'REVERSED' ? null : 'NOT_REVERSED') ??
        (isReplaced ? 'REPLACED_ALREADY' : null) ??
        (less < 0 ? 'MORE_THAN_REPLACED' : null);
      const paysAgain = { amount, plan: claim.plan, replaces: m.claims.indexOf(claim) };
      return unless(refusal, () => takeUp(m, newClaim(m, claim.complaint, paysAgain), 'manager'));
    },
    (real, number, m) => {
      const { complaint, amount } = m.claims[number] as Claim;
      return real.ask('manager', { complaint, amount: amount - less, replaces: number });
    },
  );
/** The plan of a claim is no longer in force: the newest that was asked for it ends. */
export const withdraw = on(
  'withdraw the plan of',
  (m, claim) => {
    const newest = claim.plan === null ? undefined : m.claims.findLast((one) => one.plan === claim.plan);
    if (newest && unpaid(newest)) {
      model.giveBack(m, newest);
      newest.state = 'CANCELLED';
    }
    return null;
  },
  (real, number, m) => real.withdraw(m.claims[number]?.plan ?? null),
);
