import { Level, type RuleError } from '@complaints/contracts';
import type { CaseFile, Decision } from '../src/domain/case.js';
import { recordContact } from '../src/domain/contact.js';
import { open } from '../src/domain/opening.js';
import type { Rung } from '../src/domain/owner.js';
import { acceptPlan, type PlanFacts, proposePlan } from '../src/domain/plan.js';
import { defaultPolicy as policy } from '../src/domain/policy.js';
import { PlanState, ProofKind } from '../src/domain/vocabulary.js';

/** Case files at every stage, for the tests of the rules. */

export const start = new Date('2026-11-23T01:30:00.000Z');
export const chain: Rung[] = [1, 2, 3, 3].map((tier, index) => ({
  tier: tier as Rung['tier'],
  postId: `0199a1b2-c3d4-7000-8000-00000000000${index}`,
  holderId: `holder ${index}`,
}));
export const id = (number: number) => `0199a1b2-c3d4-7000-9000-00000000000${number}`;

/** The file as it is after a decision. */
export const afterwards = (file: CaseFile, { case: facts, deadlines, plan }: Decision): CaseFile => ({
  ...file,
  case: facts,
  deadlines: [...new Map([...file.deadlines, ...deadlines].map((deadline) => [deadline.kind, deadline])).values()],
  plan: plan ?? file.plan,
});

export const opened = (level: Level = Level.FIRST, now = start): CaseFile => {
  const given = {
    id: id(1),
    complaintId: id(2),
    matterId: id(3),
    storeId: id(4),
    regionId: id(5),
    confidential: false,
  };
  const decision = open({ ...given, level, acceptedAt: start, planFrom: start, chain, highestTier: null, now }, policy);
  return afterwards({ case: decision.case, deadlines: [], plan: null, chain }, decision);
};
export const contacted = (file = opened()) => afterwards(file, recordContact(file, { reached: true, now: start }));
export const proposed = (file = contacted(), compensationFen: number | null = 8_000): CaseFile => {
  const purpose = compensationFen === null ? null : 'COMPENSATION';
  const { decision, round } = proposePlan(file, { planId: id(6), compensationFen, purpose, dueAt: null, now: start });
  const accepted = { acceptedAt: null, proofKind: null, proofReference: null, refusalReason: null };
  const plan: PlanFacts = {
    id: id(6),
    round,
    state: PlanState.PROPOSED,
    proposedById: id(7),
    compensationFen,
    purpose,
    ...accepted,
  };
  return { ...afterwards(file, decision), plan };
};
export const proof = { kind: ProofKind.SIGNATURE, reference: 'scan 17' };
export const agreed = (file = proposed()) => afterwards(file, acceptPlan(file, { round: 1, proof, now: start }));
export const filing = { byId: id(7), onBehalfOfId: null, reportedAt: start, reportedToId: id(8) };

export const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as RuleError).code;
  }
  return 'NOTHING';
};
export const told = ({ events }: Decision) => events.map(({ type }) => type.subject.split('.').slice(1, 3).join('.'));
