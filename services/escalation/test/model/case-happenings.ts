import type { Level } from '@complaints/contracts';
import { closeProvisionally, reopen } from '../../src/domain/closing.js';
import { recordContact } from '../../src/domain/contact.js';
import { followLevel } from '../../src/domain/follow.js';
import { disappoint, escalate, runOut } from '../../src/domain/ladder.js';
import { merge, separate } from '../../src/domain/merge.js';
import { supersede } from '../../src/domain/opening.js';
import { resolve } from '../../src/domain/resolve.js';
import type { ContactMeans } from '../../src/domain/vocabulary.js';
import { Happening, happens, second, unless } from './happening.js';
import * as model from './model.js';
import { TIMES } from './real.js';

type Model = model.Model;

/** What may happen to a case beside its plan: time, contact, the ladder, levels, its end. */

export const wait = (ms: number) =>
  new Happening(
    `wait ${ms}`,
    (m) =>
      happens(() => {
        m.now += ms;
      }),
    (real) => real.wait(ms),
  );
export const pass = new Happening(
  'pass',
  (m) => happens(() => model.pass(m)),
  (real) => real.decide((file, now) => runOut(file, now)),
);
export const contact = (reached: boolean, means: ContactMeans) =>
  new Happening(
    reached ? 'reach' : `try by ${means}`,
    (m) =>
      unless(model.outOfTurn(m, ['WAITING_CONTACT', 'PLANNING', 'UNREACHABLE', 'AGREED', 'DONE']), () =>
        reached ? reach(m) : tried(m, means),
      ),
    (real) =>
      real.decide((file, now) => {
        const made = real.contact(reached, means, now);
        const decision = recordContact(file, made);
        real.contacted(made);
        return decision;
      }),
  );
function reach(m: Model): void {
  m.attempts = [];
  if (m.state === 'WAITING_CONTACT') Object.assign(m, { state: 'PLANNING', contact: null });
  if (m.state === 'UNREACHABLE') Object.assign(m, { state: 'PLANNING', plan: m.now + model.DAY });
}
function tried(m: Model, means: string): void {
  m.attempts.push({ means, day: TIMES.dayOf(m.now) });
  const isEnough =
    m.attempts.length >= 3 &&
    new Set(m.attempts.map((attempt) => attempt.means)).size >= 2 &&
    new Set(m.attempts.map(({ day }) => day)).size >= 2;
  if (isEnough && (m.state === 'WAITING_CONTACT' || m.state === 'PLANNING'))
    Object.assign(m, { state: 'UNREACHABLE', contact: null, plan: null });
}
export const escalated = new Happening(
  'escalate by hand',
  (m) =>
    unless(
      model.outOfTurn(m, ['WAITING_CONTACT', 'PLANNING', 'UNREACHABLE']) ?? (model.isTop(m) ? 'TOP_OF_LADDER' : null),
      () => model.climb(m),
    ),
  (real) => real.decide((found, now) => escalate(found, { reason: 'too much', filing: real.filing(now), now })),
);
export const resolved = new Happening(
  'resolve',
  (m) => {
    const isUnpaid = m.state === 'AGREED' && m.round?.money === true && !m.round.paid;
    const left = m.round?.task === 'OPEN' ? 'TASKS_OPEN' : isUnpaid ? 'COMPENSATION_NOT_PAID' : null;
    return unless(model.outOfTurn(m, ['AGREED', 'DONE']) ?? left, () => {
      model.end(m, 'RESOLVED');
      m.outcome = true;
    });
  },
  (real) => real.decide((found, now) => resolve(found, now)),
);
export const level = (to: Level) =>
  new Happening(
    `level ${to}`,
    (m) => happens(() => model.levelTo(m, to)),
    (real) => real.decide((found, now) => followLevel(found, { level: to, highestTier: null, now })),
  );
export const closed = new Happening(
  'close provisionally',
  (m) => {
    const turn = model.outOfTurn(m, ['WAITING_CONTACT', 'PLANNING', 'UNREACHABLE', 'AGREED', 'DONE']);
    return unless(turn ?? (m.state === 'UNREACHABLE' ? null : 'CUSTOMER_REACHABLE'), () => {
      model.end(m, 'CLOSED_PROVISIONALLY');
      m.outcome = true;
    });
  },
  (real) => real.decide((found, now) => closeProvisionally(found, now)),
);
export const reopened = (cause: 'CUSTOMER_RETURNED' | 'WORK_UNDONE') =>
  new Happening(
    `reopen for ${cause}`,
    (m) => {
      if (model.isOpen(m)) return 'CASE_OPEN';
      if (m.state === 'CLOSED_PROVISIONALLY')
        return unless(cause === 'CUSTOMER_RETURNED' ? null : 'NOT_REOPENED_FOR_THIS', () =>
          model.restart(m, model.tierOf(m)),
        );
      if (m.state !== 'RESOLVED') return 'CASE_ENDED';
      return unless(cause === 'WORK_UNDONE' ? null : 'NOT_REOPENED_FOR_THIS', () => {
        model.replan(m);
        m.outcome = false;
      });
    },
    (real) => real.decide((found, now) => reopen(found, { cause, highestTier: null, now })),
  );
export const merged = new Happening(
  'merge',
  (m) => {
    const { state } = m;
    if (model.isOpen(m)) model.end(m, 'MERGED');
    if (m.state !== state) m.mergedFrom = state;
    return null;
  },
  (real) => real.decide((found, now) => merge(found, { matterId: found.case.matterId, now })),
);
export const separated = new Happening(
  'separate',
  (m) => happens(() => model.separate(m)),
  (real, m) => real.decide((found, now) => separate(found, { highestTier: m.tier as 1 | 2 | 3, now })),
  (m) => m.state === 'MERGED',
);
export const superseded = new Happening(
  'supersede',
  (m) => happens(() => model.end(m, 'SUPERSEDED')),
  (real) => real.decide((found, now) => supersede(found, { supersededById: second, now })),
  (m) => model.isOpen(m),
);
export const disappointed = new Happening(
  'the customer is disappointed',
  (m) => {
    if (m.outcome && model.isTop(m)) Object.assign(m, { failed: m.failed + 1, outcome: false });
    return null;
  },
  (real) => real.decide((found, now) => disappoint(found, now)),
);
