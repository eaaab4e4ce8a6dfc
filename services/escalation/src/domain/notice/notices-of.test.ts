import { Level, Source, Urgency } from '@complaints/contracts';
import { after, HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import {
  afterwards,
  agreed,
  chain,
  contacted,
  id,
  made,
  opened,
  payment,
  proof,
  proposed,
  rules,
  start,
  task,
} from '../../../test/case-files.js';
import { type CaseFile, type Decision, decide } from '../case.js';
import { closeProvisionally, reopen } from '../closing.js';
import { callOffCompensation, finishCompensation, refuseCompensation, reversePayment } from '../compensation.js';
import { recordContact } from '../contact.js';
import { followClassification, followLevel } from '../follow.js';
import { disappoint, runOut } from '../ladder.js';
import { open } from '../opening.js';
import { acceptPlan, answerPlan, objectToPlan, verifyAcceptance } from '../plan/accept.js';
import { resolve } from '../resolve.js';
import { CaseState, ProofKind } from '../vocabulary.js';
import { noticesOf } from './notices-of.js';

/** Who hears what, shortly: the place in the chain, or oversight. */
function heard(decision: Decision): string[] {
  const names = new Map(
    chain.map(({ postId }, place) => [postId, ['manager', 'director', 'president', 'executive'][place]]),
  );
  return noticesOf(decision).map(({ toId, kind, deadlineKind, subject }) =>
    [toId === null ? 'oversight' : (names.get(toId) ?? toId), kind, deadlineKind, subject].filter(Boolean).join(' '),
  );
}
const openedNow = (level: Level, change: Partial<Parameters<typeof open>[0]> = {}) => {
  const { complaintId, matterId, storeId, regionId } = opened().case;
  const given = { id: id(1), complaintId, matterId, storeId, regionId, confidential: false, reachable: true };
  const known = { accusedStaffIds: [], source: Source.STORE, acceptedAt: start, chain, highestTier: null };
  return open({ ...given, ...known, level, planFrom: start, now: start, ...change }, rules);
};
/** A file as it is read anew. */
const kept = (file: CaseFile, change: Partial<CaseFile['case']> = {}): CaseFile => {
  const present = { ...file.case, ...change };
  return { ...file, case: present, before: present };
};
const late = (file: CaseFile, ms: number) => runOut(kept(file), after(start, ms)) as Decision;

describe('what waits for the owner', () => {
  test('R20: a case that is opened stands before its owner', () => {
    expect(heard(openedNow(Level.FIRST))).toEqual(['manager CASE_OPENED']);
    expect(heard(openedNow(Level.SECOND))).toEqual(['director CASE_OPENED']);
  });
  test('R20: a rise puts it before another owner', () => {
    const risen = followLevel(kept(opened()), { level: Level.SECOND, highestTier: null, now: start });
    expect(heard(risen)).toEqual(['director CASE_ASSIGNED']);
  });
  test('R35: a case that goes on after a closing is told once', () => {
    const unreachable = kept(opened(), { state: CaseState.UNREACHABLE });
    const closed = afterwards(unreachable, closeProvisionally(unreachable, start));
    const again = reopen(kept(closed), { cause: 'CUSTOMER_RETURNED', highestTier: null, now: start });
    expect(heard(again)).toEqual(['manager CASE_REOPENED']);
  });
  test('R32: what the customer answers is told, an acceptance by link and an objection; not the owner’s own proof', () => {
    const open = kept(proposed());
    const planId = open.plan?.id ?? '';
    const answer = { planId, answeredAt: start, reference: 'an event' };
    expect(heard(answerPlan(open, { ...answer, accepted: true }) as Decision)).toEqual(['manager PLAN_ANSWERED']);
    expect(heard(answerPlan(open, { ...answer, accepted: false }) as Decision)).toEqual(['manager PLAN_ANSWERED']);
    expect(heard(objectToPlan(open, { round: 1, words: null, now: start }))).toEqual(['manager PLAN_ANSWERED']);
    expect(heard(acceptPlan(open, { round: 1, proof, byId: id(7), now: start }))).toEqual([]);
  });
  test('R65: a compensation that is refused leads back to the negotiation', () => {
    const refused = refuseCompensation(kept(agreed()), { planId: id(6), reason: 'DECIDED', now: start }) as Decision;
    expect(heard(refused)).toEqual(['manager COMPENSATION_REFUSED']);
    const off = callOffCompensation(kept(agreed()), { planId: id(6), now: start }) as Decision;
    expect(heard(off)).toEqual(['manager COMPENSATION_REFUSED']);
  });
  test('R65: a payment that is taken back is to be made anew, and is told of a case that is closed too', () => {
    const done = afterwards(agreed(), finishCompensation(agreed(), payment()) as Decision);
    const closed = afterwards(done, resolve(done, start));
    for (const file of [done, closed]) {
      const reversed = reversePayment(kept(file), { ...payment(), now: start }) as Decision;
      expect(heard(reversed)).toEqual(['manager PAYMENT_REVERSED']);
    }
  });
  test('R35: work that is finished waits for the customer’s word', () => {
    const paid = finishCompensation(kept(agreed()), payment()) as Decision;
    expect(heard(paid)).toEqual(['manager WORK_FINISHED']);
  });
});

describe('what is reported', () => {
  test('R18: MAJOR, ABNORMAL and URGENT are reported to the superior at once, ABNORMAL to the executive president', () => {
    expect(heard(openedNow(Level.MAJOR))).toEqual([
      'president CASE_OPENED',
      'president EMERGENCY',
      'executive EMERGENCY',
    ]);
    const urgent = followClassification(kept(opened()), { urgency: Urgency.URGENT, natureCode: 'SALES', now: start });
    expect(heard(urgent)).toEqual(['manager EMERGENCY', 'director EMERGENCY']);
    const again = followClassification(kept(afterwards(opened(), urgent)), {
      ...urgent.case,
      natureCode: 'X',
      now: start,
    });
    expect(heard(again)).toEqual([]);
  });
  test('R18, R20: what becomes ABNORMAL is reported although its procedure runs already; a lower level is not', () => {
    const major = kept(opened(Level.MAJOR));
    const risen = followLevel(major, { level: Level.ABNORMAL, highestTier: null, now: start });
    expect(heard(risen)).toEqual(['president EMERGENCY', 'executive EMERGENCY']);
    const lower = followLevel(kept(opened(Level.ABNORMAL)), { level: Level.MAJOR, highestTier: null, now: start });
    expect(heard(lower)).toEqual([]);
  });
  test('R21: a missed contact is shown to the owner and the superior', () => {
    const missed = ['manager DEADLINE_MISSED CONTACT', 'director DEADLINE_MISSED CONTACT'];
    expect(heard(late(opened(), 30 * MINUTE_MS + 1))).toEqual(missed);
  });
  test('R21: a contact that comes late is told with the contact, and never twice', () => {
    const now = after(start, 31 * MINUTE_MS);
    expect(heard(recordContact(kept(opened()), made({ now })))).toHaveLength(2);
    const fired = kept(afterwards(opened(), late(opened(), 30 * MINUTE_MS + 1)));
    expect(heard(recordContact(fired, made({ now })))).toEqual([]);
  });
  test('R21, R26: the superior is the next post that is held by another, who is not complained about', () => {
    const vacant = chain.map((rung, place) => (place === 1 ? { ...rung, holderId: null } : rung));
    const file = { ...opened(), chain: vacant };
    expect(heard(late(file, 30 * MINUTE_MS + 1))[1]).toBe('president DEADLINE_MISSED CONTACT');
    const accused = kept(opened(), { accusedStaffIds: ['holder 1', 'holder 2'] });
    expect(heard(late(accused, 30 * MINUTE_MS + 1))[1]).toBe('executive DEADLINE_MISSED CONTACT');
    const alone = kept(opened(), { ownerPostId: chain[3]?.postId ?? '' });
    expect(heard(late(alone, 30 * MINUTE_MS + 1))).toEqual(['executive DEADLINE_MISSED CONTACT']);
  });
  test('R23: a missed plan is told to whoever missed it and above, and stands before the new owner', () => {
    expect(heard(late(contacted(), 24 * HOUR_MS + 1))).toEqual([
      'director CASE_CLIMBED',
      'manager DEADLINE_MISSED PLAN',
      'director DEADLINE_MISSED PLAN',
    ]);
  });
  test('R20: at ABNORMAL the executive president hears each breach', () => {
    const all = heard(late(opened(Level.ABNORMAL), 30 * MINUTE_MS + 1));
    expect(all).toContain('executive DEADLINE_MISSED CONTACT');
    expect(all).toEqual([...new Set(all)]);
  });
  test('R23, R24: from the third failed attempt on each is reported to the executive president, below MAJOR to oversight too', () => {
    const failing = (level: Level, failedAttempts: number) =>
      heard(
        late(
          kept(contacted(opened(level)), { failedAttempts, tier: 3, ownerPostId: chain[2]?.postId ?? '' }),
          24 * HOUR_MS + 1,
        ),
      ).filter((told) => told.endsWith('ATTEMPT_FAILED'));
    expect(failing(Level.MAJOR, 1)).toEqual([]);
    expect(failing(Level.MAJOR, 2)).toEqual(['executive ATTEMPT_FAILED']);
    expect(failing(Level.FIRST, 1)).toEqual([]);
    expect(failing(Level.FIRST, 2)).toEqual(['executive ATTEMPT_FAILED', 'oversight ATTEMPT_FAILED']);
    expect(failing(Level.ABNORMAL, 3)).toEqual(['executive ATTEMPT_FAILED']);
  });
  test('R24: an attempt whose outcome disappoints is reported of a case that has ended', () => {
    const change = {
      state: CaseState.RESOLVED,
      outcomeAt: start,
      failedAttempts: 2,
      tier: 3,
      ownerPostId: chain[2]?.postId ?? '',
    } as const;
    expect(heard(disappoint(kept(opened(Level.MAJOR), change), start) as Decision)).toEqual([
      'executive ATTEMPT_FAILED',
    ]);
  });
  test('R32: a statement waits for somebody above, or for oversight', () => {
    const statement = { kind: ProofKind.STATEMENT, reference: 'she said so' };
    const stating = (file: CaseFile) =>
      heard(acceptPlan(file, { round: 1, proof: statement, byId: id(7), now: start }));
    expect(stating(kept(proposed()))).toEqual(['director STATEMENT_WAITING']);
    expect(stating(kept(proposed(), { ownerPostId: chain[3]?.postId ?? '' }))).toEqual(['oversight STATEMENT_WAITING']);
    const stated = kept(
      afterwards(proposed(), acceptPlan(proposed(), { round: 1, proof: statement, byId: id(7), now: start })),
    );
    expect(heard(verifyAcceptance(stated, { isSo: true, persons: [id(8)], now: start }))).toEqual([]);
  });
  test('R35: that nobody can be reached is told to owner and superior, a provisional closing to the superior', () => {
    expect(heard(openedNow(Level.FIRST, { reachable: false }))).toEqual([
      'manager CASE_OPENED',
      'manager CASE_UNREACHABLE',
      'director CASE_UNREACHABLE',
    ]);
    const unreachable = kept(opened(), { state: CaseState.UNREACHABLE });
    expect(heard(closeProvisionally(unreachable, start))).toEqual(['director CASE_CLOSED']);
  });
});

describe('R34: a task is told to who does it', () => {
  const mine = task({ id: id(5), assigneeId: 'me' });
  const file = { ...proposed(), tasks: [mine, task({ id: id(9) })] };
  const accepted = acceptPlan(kept(file), { round: 1, proof, byId: id(7), now: start });
  test('once its plan is accepted; what a team does is told to nobody', () => {
    expect(heard(accepted)).toEqual([`me TASK_ASSIGNED ${id(5)}`]);
    expect(
      heard(decide(kept(afterwards(file, accepted)), { tasks: [{ ...mine, state: 'OPEN', progress: 50 }] })),
    ).toEqual([]);
  });
  test('and when it is late, as to owner and superior', () => {
    const dueAt = mine.dueAt.getTime() - start.getTime();
    expect(heard(late(afterwards(file, accepted), dueAt + 1)).filter((told) => told.endsWith(id(5)))).toEqual([
      `manager DEADLINE_MISSED TASK ${id(5)}`,
      `director DEADLINE_MISSED TASK ${id(5)}`,
      `me DEADLINE_MISSED TASK ${id(5)}`,
    ]);
  });
});
