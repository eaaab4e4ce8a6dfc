import type { EntityManager } from 'typeorm';
import { acceptPlan as decide } from '../../domain/plan/accept.js';
import { written } from '../../domain/text.js';
import type { ProofKind } from '../../domain/vocabulary.js';
import { lockOwnCase, type OwnersAct } from '../act-on-case.js';
import { settle } from '../settle.js';

export interface AcceptPlan extends OwnersAct {
  round: number;
  proof: { kind: ProofKind; reference: string };
}

/**
 * Keeps that the customer accepted the open round.
 * @throws RuleError as `acceptPlan` of the rules, NOT_FOUND, NOT_OWNER
 * Source: R22, R32.
 */
export async function acceptPlan(em: EntityManager, command: AcceptPlan): Promise<string> {
  const { caseId, round, now } = command;
  const { file, acting } = await lockOwnCase(em, command);
  const proof = { ...command.proof, reference: written(command.proof.reference, ['proof', 'reference']) };
  await settle(em, now, [decide(file, { round, proof, byId: acting.byId, now })]);
  return caseId;
}
