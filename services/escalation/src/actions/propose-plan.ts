import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Plan } from '../data/plan.js';
import { proposePlan as decide, type Proposal } from '../domain/plan.js';
import { written, writtenOrNot } from '../domain/text.js';
import { PlanState, type Remedy } from '../domain/vocabulary.js';
import { lockOwnCase, type OwnersAct } from './act-on-case.js';
import { settle } from './settle.js';

export interface ProposePlan extends OwnersAct, Omit<Proposal, 'planId'> {
  cause: string;
  remedy: Remedy;
  description: string | null;
}

/**
 * Opens the next round of a plan, for the customer to answer.
 * @throws RuleError as `proposePlan` of the rules, NOT_FOUND, NOT_OWNER
 * Source: R31, R32.
 */
export async function proposePlan(em: EntityManager, command: ProposePlan): Promise<string> {
  const { caseId, remedy, compensationFen, purpose, dueAt, now } = command;
  const { file, acting } = await lockOwnCase(em, command);
  const planId = uuidv7();
  const { decision, round } = decide(file, { planId, compensationFen, purpose, dueAt, now });
  // The round it replaces comes first: only one is open.
  await settle(em, now, [decision]);
  await em.insert(Plan, {
    id: planId,
    caseId,
    round,
    cause: written(command.cause, ['cause']),
    remedy,
    description: writtenOrNot(command.description, ['description']),
    state: PlanState.PROPOSED,
    compensationFen,
    purpose,
    dueAt,
    proposedAt: now,
    proposedById: acting.byId,
    onBehalfOfId: acting.onBehalfOfId,
  });
  return caseId;
}
