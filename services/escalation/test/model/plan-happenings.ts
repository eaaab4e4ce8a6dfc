import type { CaseFile, Decision } from '../../src/domain/case.js';
import {
  callOffCompensation,
  finishCompensation,
  refuseCompensation,
  reversePayment,
} from '../../src/domain/compensation.js';
import { acceptPlan, answerPlan, objectToPlan, verifyAcceptance } from '../../src/domain/plan/accept.js';
import { proposePlan } from '../../src/domain/plan/propose.js';
import { completeTask } from '../../src/domain/task/work.js';
import { by, Happening, second, unless } from './happening.js';
import * as model from './model.js';

type Model = model.Model;

/** What may happen to a plan: rounds, answers, money, work. */

const PLANNING = ['PLANNING'] as const;
const reference = 'scan 17';

const openRound = (m: Model): string | null =>
  model.outOfTurn(m, PLANNING) ?? (m.round && m.round.at !== 'ACCEPTED' ? null : 'NO_OPEN_PLAN');
const inTime = (m: Model): string | null =>
  m.round?.due !== null && (m.round?.due ?? 0) <= m.now ? 'PLAN_DUE_IN_PAST' : null;
const isInForce = (m: Model): boolean => (m.mergedFrom ?? m.state) === 'AGREED' && m.round?.at === 'ACCEPTED';
export const propose = (dueIn: number | null, money: boolean) =>
  new Happening(
    `propose ${money ? 'money' : 'work'} in ${dueIn}`,
    (m) =>
      unless(model.outOfTurn(m, PLANNING), () => {
        m.round = { at: 'PROPOSED', due: dueIn === null ? null : m.now + dueIn, money, paid: false, task: null };
      }),
    (real) => real.propose(dueIn, money, proposePlan),
  );
export const accept = (kind: 'SIGNATURE' | 'STATEMENT') =>
  new Happening(
    `accept by ${kind}`,
    (m) =>
      unless(openRound(m) ?? (kind === 'SIGNATURE' ? inTime(m) : null), () => {
        if (kind === 'SIGNATURE') model.agree(m);
        else if (m.round) m.round.at = 'STATED';
      }),
    (real) =>
      real.decide((file, now) =>
        acceptPlan(file, { round: file.plan?.round ?? 0, proof: { kind, reference }, byId: by, now }),
      ),
  );
export const verify = (isSo: boolean, person: string) =>
  new Happening(
    `verify ${isSo} by ${person === second ? 'a second' : 'the same'}`,
    (m) => {
      const refusal = openRound(m) ?? (m.round?.at === 'STATED' ? null : 'NOTHING_TO_VERIFY');
      const alone = refusal ?? (person === second ? null : 'SECOND_PERSON_NEEDED') ?? (isSo ? inTime(m) : null);
      return unless(alone, () => {
        if (isSo) model.agree(m);
        else if (m.round) m.round.at = 'PROPOSED';
      });
    },
    (real) => real.decide((file, now) => verifyAcceptance(file, { isSo, persons: [person], now })),
  );
export const object = new Happening(
  'object',
  (m) =>
    unless(openRound(m), () => {
      m.round = null;
    }),
  (real) => real.decide((file, now) => objectToPlan(file, { round: file.plan?.round ?? 0, words: null, now })),
);
export const answer = (accepted: boolean) =>
  new Happening(
    `the customer answers ${accepted}`,
    (m) => {
      if (m.state === 'UNREACHABLE' && m.round && m.round.at !== 'ACCEPTED')
        Object.assign(m, { state: 'PLANNING', plan: m.now + model.DAY });
      const isHeard = openRound(m) === null && (!accepted || inTime(m) === null);
      if (isHeard && accepted) model.agree(m);
      else if (isHeard) m.round = null;
      return null;
    },
    (real) =>
      real.decide((file, now) =>
        answerPlan(file, { planId: file.plan?.id ?? '', accepted, answeredAt: now, reference }),
      ),
  );
const disbursementId = second;
export const pay = new Happening(
  'the fund pays',
  (m) => {
    if (m.round?.at !== 'ACCEPTED') return null;
    m.round.paid = true;
    if (isInForce(m) && (m.delivery === null || m.now <= m.delivery)) model.finish(m);
    return null;
  },
  (real) =>
    real.decide((file, now) => finishCompensation(file, { planId: file.plan?.id ?? '', disbursementId, paidAt: now })),
  (m) => m.round?.money === true,
);
export const takeBack = new Happening(
  'the fund takes its payment back',
  (m) => {
    if (m.round?.at !== 'ACCEPTED') return null;
    m.round.paid = false;
    if ((m.mergedFrom ?? m.state) === 'DONE') model.unfinish(m);
    return null;
  },
  (real) => real.decide((file, now) => reversePayment(file, { planId: file.plan?.id ?? '', disbursementId, now })),
  (m) => m.round?.money === true && m.round.paid,
);
export const complete = new Happening(
  'the task is done',
  (m) => {
    const refusal = m.state === 'AGREED' && m.round?.task === 'OPEN' ? null : 'TASK_NOT_OPEN';
    return unless(refusal ?? model.outOfTurn(m, ['AGREED']), () => {
      if (m.round) m.round.task = 'DONE';
      model.finish(m);
    });
  },
  (real) => real.decide((found, now) => completeTask(found, { taskId: found.tasks[0]?.id ?? '', now })),
);
const negotiatedAgain = (name: string, rule: (file: CaseFile, planId: string, now: Date) => Decision | null) =>
  new Happening(
    name,
    (m) => {
      if (!isInForce(m)) return null;
      if (m.mergedFrom) Object.assign(m, { mergedFrom: 'PLANNING', round: null });
      else model.replan(m);
      return null;
    },
    (real) => real.decide((file, now) => rule(file, file.plan?.id ?? '', now)),
    (m) => m.round?.money === true && !m.round.paid,
  );
export const refuse = negotiatedAgain('the fund refuses', (file, planId, now) =>
  refuseCompensation(file, { planId, reason: 'DECIDED', now }),
);
export const callOff = negotiatedAgain('somebody calls the money off', (file, planId, now) =>
  callOffCompensation(file, { planId, now }),
);
