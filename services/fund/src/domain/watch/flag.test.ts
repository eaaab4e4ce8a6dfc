import { EVERY_SCOPE, PostKind } from '@complaints/contracts';
import { expect, test } from 'vitest';
import { actorOf, seatOf } from '../../../test/actors.js';
import { checkOversight, decideOnFlag, type FlagFacts } from './flag.js';

const now = new Date('2026-11-23T01:30:00.000Z');
const flag: FlagFacts = {
  ...{ id: 'flag', why: { kind: 'SEVERAL_FOR_COMPLAINT', from: 2 }, state: 'OPEN', raisedAt: now, policyVersion: 1 },
  ...{ uses: 2, sumFen: 40_00, decidedById: null, decidedOnBehalfOf: null, decidedAt: null, note: null },
};
const overseer = actorOf('overseer', seatOf(PostKind.CUSTOMER_SERVICE));
const deputy = actorOf('deputy', seatOf(PostKind.STORE_HEADQUARTERS, { onBehalfOf: 'holder', scopes: EVERY_SCOPE }));
const decide = (by = overseer, involved: string[] = ['asker', 'approver'], of = flag) =>
  decideOnFlag(of, { state: 'DISMISSED', involved }, { by, note: 'two broken cups', now });
const refusing = (code: string) => expect.objectContaining({ code });

test('R66: oversight decides, a deputy on behalf of the holder', () => {
  const decided = { state: 'DISMISSED', note: 'two broken cups', decidedAt: now };
  expect(decide()).toEqual({ ...decided, decidedById: 'overseer', decidedOnBehalfOf: null });
  expect(decide(deputy)).toEqual({ ...decided, decidedById: 'deputy', decidedOnBehalfOf: 'holder' });
});

test('R66: nobody else decides, and nobody twice', () => {
  const director = actorOf('director', seatOf(PostKind.REGIONAL_DIRECTOR));
  expect(() => decide(director)).toThrow(refusing('NOT_OVERSIGHT'));
  expect(() => checkOversight(director)).toThrow(refusing('NOT_OVERSIGHT'));
  expect(checkOversight(overseer)).toBeUndefined();
  for (const state of ['CONFIRMED', 'DISMISSED'] as const)
    expect(() => decide(overseer, [], { ...flag, state })).toThrow(refusing('ALREADY_DECIDED'));
});

test('R66: who asked for, granted or paid one does not decide on it, nor a deputy of theirs', () => {
  expect(() => decide(overseer, ['asker', 'overseer'])).toThrow(refusing('OWN_DISBURSEMENT'));
  expect(() => decide(deputy, ['deputy'])).toThrow(refusing('OWN_DISBURSEMENT'));
  expect(() => decide(deputy, ['holder'])).toThrow(refusing('OWN_DISBURSEMENT'));
});
