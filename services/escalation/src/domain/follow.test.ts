import { Level, type Tier } from '@complaints/contracts';
import { after, HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import {
  afterwards,
  agreed,
  chain,
  contacted,
  id,
  ofTurn,
  opened,
  proposed,
  start,
  told,
} from '../../test/case-files.js';
import type { CaseFile, Decision } from './case.js';
import { followLevel, followMatter, followPlace } from './follow.js';
import { escalate } from './ladder.js';
import { supersede } from './opening.js';
import type { Rung } from './owner.js';

const now = after(start, 10 * MINUTE_MS);
const owners = chain.map(({ postId }) => postId);
const levelled = (file: CaseFile, level: Level, highestTier: Tier | null = null) =>
  followLevel(file, { level, highestTier, now });
const atTop = (file = opened()): CaseFile => ({
  ...file,
  case: { ...file.case, tier: 3, ownerPostId: owners[2] ?? '' },
});
const closed = () => afterwards(opened(), supersede(opened(), { supersededById: id(9), now: start }));
const clocksOf = (decision: Decision) =>
  ofTurn(decision).map(({ kind, generation, dueAt, cancelledAt }) => [
    kind,
    generation,
    cancelledAt ? 'CANCELLED' : dueAt,
  ]);
const FRESH = [
  ['CONTACT', 2, after(now, 30 * MINUTE_MS)],
  ['PLAN', 2, after(now, 24 * HOUR_MS)],
];

describe('a rise of the level', () => {
  test('R20: the open clocks are cancelled, fresh ones start when the new owner is told, an open round lapses, no flag', () => {
    const risen = levelled(proposed(contacted(opened(Level.FIRST))), Level.MAJOR);
    expect(risen.case).toMatchObject({
      ...{ level: 'MAJOR', tier: 3, ownerPostId: owners[2], state: 'WAITING_CONTACT', abnormalFlag: false },
      nextDueAt: after(now, 30 * MINUTE_MS),
    });
    expect(clocksOf(risen)).toEqual([['PLAN', 1, 'CANCELLED'], ...FRESH]);
    expect([risen.plan?.state, risen.step, told(risen)]).toEqual(['LAPSED', null, ['case.assigned']]);
    expect(risen.events[0]?.payload).toMatchObject({
      ...{ level: 'MAJOR', tier: 3, ownerPostId: owners[2], assignedAt: now },
      ...{ contactDueAt: after(now, 30 * MINUTE_MS), planDueAt: after(now, 24 * HOUR_MS) },
    });
  });

  test('R20: a clock that was late already is missed, and told, not cancelled', () => {
    const late = followLevel(opened(), { level: Level.SECOND, highestTier: null, now: after(start, 31 * MINUTE_MS) });
    expect(told(late)).toEqual(['deadline.missed', 'case.assigned']);
  });

  test('R5, R20: it starts fresh clocks also before an owner whom the ladder had reached already', () => {
    const file = atTop();
    const risen = levelled(file, Level.MAJOR, 3);
    expect(risen.case).toMatchObject({ level: 'MAJOR', tier: 3, ownerPostId: file.case.ownerPostId });
    expect(clocksOf(risen)).toEqual([['CONTACT', 1, 'CANCELLED'], ['PLAN', 1, 'CANCELLED'], ...FRESH]);
  });

  test('R20: at ABNORMAL the regional president keeps the clocks that run; another owner hands over with fresh ones', () => {
    const kept = levelled(contacted(opened(Level.MAJOR)), Level.ABNORMAL);
    expect([kept.case.level, kept.case.state, clocksOf(kept), told(kept)]).toEqual(['ABNORMAL', 'PLANNING', [], []]);
    expect(levelled(opened(Level.SECOND), Level.ABNORMAL).case).toMatchObject({ tier: 3, state: 'WAITING_CONTACT' });
  });

  test('R20: the tier is the higher of the level’s and what the ladder has reached, and never below where the case stands', () => {
    expect(levelled(opened(), Level.SECOND).case.tier).toBe(2);
    expect(levelled(opened(), Level.SECOND, 3).case.tier).toBe(3);
    expect(levelled(atTop(), Level.SECOND).case).toMatchObject({ level: 'SECOND', tier: 3, ownerPostId: owners[2] });
  });

  test('R32: where a plan is agreed the owner alone changes, and nothing where the owner is the same', () => {
    const risen = levelled(agreed(), Level.MAJOR);
    expect(risen.case).toMatchObject({ state: 'AGREED', tier: 3, ownerPostId: owners[2] });
    expect([clocksOf(risen), risen.plan]).toEqual([[], null]);
    expect(risen.events[0]?.payload).toMatchObject({ contactDueAt: null, planDueAt: null });
    const same = levelled(atTop(agreed()), Level.MAJOR);
    expect([same.case.level, told(same)]).toEqual(['MAJOR', []]);
  });

  test('R14: a correction that lowers it moves neither owner nor clocks', () => {
    const lowered = levelled(opened(Level.MAJOR), Level.FIRST);
    expect(lowered.case).toEqual({ ...opened(Level.MAJOR).case, level: 'FIRST' });
    expect([lowered.deadlines, told(lowered)]).toEqual([[], []]);
  });

  test('R14: of a closed case the level alone is kept', () => {
    const after = levelled(closed(), Level.MAJOR);
    expect(after).toMatchObject({ case: { ...closed().case, level: 'MAJOR' }, deadlines: [], events: [] });
  });
});

describe('another place', () => {
  const elsewhere: Rung[] = chain.map((rung, index) => ({ ...rung, postId: id(index) }));
  const place = { storeId: id(7), regionId: id(5), confidential: false, chain: elsewhere };
  const same = { storeId: opened().case.storeId, regionId: opened().case.regionId, confidential: true, chain };

  test('R29: the owner follows the store complained about, with both clocks afresh', () => {
    const followed = followPlace(opened(), { place, highestTier: null, now });
    expect(followed.case).toMatchObject({ storeId: id(7), regionId: id(5), tier: 1, ownerPostId: id(0) });
    expect(clocksOf(followed)).toEqual([['CONTACT', 1, 'CANCELLED'], ['PLAN', 1, 'CANCELLED'], ...FRESH]);
    expect(told(followed)).toEqual(['case.assigned']);
    expect(followPlace(opened(), { place, highestTier: 2, now }).case).toMatchObject({
      tier: 2,
      ownerPostId: id(1),
    });
  });

  test('R29: another store of the same owner is noted, and the clocks run on', () => {
    const director = opened(Level.SECOND);
    const followed = followPlace(director, { place: { ...place, chain }, highestTier: null, now });
    expect(followed.case).toEqual({ ...director.case, storeId: id(7) });
    expect([followed.deadlines, told(followed)]).toEqual([[], []]);
    const { regionId } = director.case;
    const region = { ...place, storeId: director.case.storeId, regionId: id(8) };
    expect(followPlace(director, { place: region, highestTier: null, now }).case).not.toMatchObject({
      regionId,
    });
  });

  test('R20: what becomes confidential towards the store goes one tier up, and no further where it stood above already', () => {
    const hidden = followPlace(opened(), { place: same, highestTier: null, now });
    expect(hidden.case).toMatchObject({ confidential: true, tier: 2, ownerPostId: owners[1], abnormalFlag: false });
    const above = followPlace(atTop(), { place: same, highestTier: null, now });
    expect([above.case.tier, above.case.confidential, told(above)]).toEqual([3, true, []]);
  });

  test('R20: what the store may know again stays with its owner; of a closed case the place alone is kept', () => {
    const hidden = { ...opened(Level.SECOND), case: { ...opened(Level.SECOND).case, confidential: true } };
    const shown = followPlace(hidden, { place: { ...same, confidential: false }, highestTier: null, now });
    expect([shown.case.confidential, shown.case.tier, told(shown)]).toEqual([false, 2, []]);
    const ended = followPlace(closed(), { place, highestTier: null, now });
    expect([ended.case.storeId, ended.case.ownerPostId, told(ended)]).toEqual([id(7), owners[0], []]);
  });
});

describe('another matter', () => {
  const moved = (file: CaseFile, highestTier: Tier | null) => followMatter(file, { matterId: id(0), highestTier, now });

  test('R15: the case belongs to it, and its owner and clocks stay', () => {
    for (const reached of [null, 1, 2] as const) {
      const file = opened(Level.SECOND);
      expect(moved(file, reached)).toMatchObject({
        case: { ...file.case, matterId: id(0) },
        deadlines: [],
        events: [],
      });
    }
  });

  test('R20: where the ladder has reached higher on it the owner follows, with both clocks afresh', () => {
    const followed = moved(opened(), 2);
    expect(followed.case).toMatchObject({ matterId: id(0), tier: 2, ownerPostId: owners[1] });
    expect(told(followed)).toEqual(['case.assigned']);
  });

  test('of a closed case the matter alone is kept', () => {
    expect(moved(closed(), 3)).toMatchObject({ case: { ...closed().case, matterId: id(0) }, events: [] });
  });

  test('R23: a step of the ladder after it starts from there', () => {
    const file = afterwards(opened(), moved(opened(), 2));
    const filing = { byId: id(7), onBehalfOfId: null, reportedAt: now, reportedToId: id(8) };
    expect(escalate(file, { reason: 'a safety matter', filing, now }).step).toMatchObject({
      fromTier: 2,
      toTier: 3,
    });
  });
});
