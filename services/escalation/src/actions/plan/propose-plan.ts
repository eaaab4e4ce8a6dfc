import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { insertSteps } from '../../data/plan/plan-step.js';
import { SetbackExplanation } from '../../data/plan/setback-explanation.js';
import { Plan } from '../../data/plan.js';
import { findSolutionOf } from '../../data/solution/standard-solution.js';
import { knownStaff } from '../../data/staff.js';
import {
  type Proposal,
  type Proposed,
  proposePlan as propose,
  revisePlan as revise,
} from '../../domain/plan/propose.js';
import type { Acting } from '../../domain/rights.js';
import { requireExplained } from '../../domain/solution/solution.js';
import { written, writtenOrNot } from '../../domain/text.js';
import { PlanState, type Remedy } from '../../domain/vocabulary.js';
import { lockOwnCase, type OwnersAct } from '../act-on-case.js';
import { settle } from '../settle.js';

export interface ProposePlan extends OwnersAct, Omit<Proposal, 'planId' | 'knownStaffIds'> {
  cause: string;
  remedy: Remedy;
  description: string | null;
  /** Why it can be done: what policy, resources and the customer's expectation say. */
  feasibility: { policy: string; resources: string; expectation: string };
  /** Why it departs from the published solution. */
  departureReason: string | null;
}

/**
 * Opens the next round of a plan, for the customer to answer.
 * @throws RuleError DEPARTURE_UNEXPLAINED
 * @throws RuleError as `proposePlan` of the rules, NOT_FOUND, NOT_OWNER
 * Source: R31, R32, R34, R37.
 */
export const proposePlan = (em: EntityManager, command: ProposePlan): Promise<string> =>
  openRound(em, { ...command, whatChanged: null }, propose);

/**
 * Opens the next round after another, and keeps what is other in it.
 * @throws RuleError as `revisePlan` of the rules, NOT_FOUND, NOT_OWNER
 * Source: R32.
 */
export const revisePlan = (em: EntityManager, command: ProposePlan & { whatChanged: string }): Promise<string> =>
  openRound(em, command, revise);

async function openRound(
  em: EntityManager,
  command: ProposePlan & { whatChanged: string | null },
  decide: (...asked: Parameters<typeof propose>) => Proposed,
): Promise<string> {
  const { caseId, now } = command;
  const { file, acting } = await lockOwnCase(em, command);
  const planId = uuidv7();
  const knownStaffIds = await knownStaff(
    em,
    command.steps.map(({ assigneeId }) => assigneeId),
  );
  const opened = decide(file, { ...command, planId, knownStaffIds });
  requireExplained(command, await findSolutionOf(em, file.case.natureCode), command.departureReason);
  // The round it replaces comes first: only one is open.
  await settle(em, now, [opened.decision]);
  await em.insert(Plan, { id: planId, caseId: file.case.id, ...roundOf(command, opened, acting) });
  const stepIds = opened.steps.map(() => uuidv7());
  await insertSteps(em, opened.steps, { caseId: file.case.id, planId, before: 0, adjustmentId: null, stepIds });
  if (opened.setback && file.case.setback) {
    const about = { id: uuidv7(), caseId: file.case.id, cause: file.case.setback, explainedAt: now };
    await em.insert(SetbackExplanation, {
      ...about,
      ...opened.setback,
      changes: [...opened.setback.changes],
      ...acting,
    });
  }
  return caseId;
}

function roundOf(
  command: ProposePlan & { whatChanged: string | null },
  { round, dueAt }: Proposed,
  { byId: proposedById, onBehalfOfId }: Acting,
) {
  const { remedy, compensationFen, purpose, feasibility, whatChanged, now: proposedAt } = command;
  return {
    ...{ round, state: PlanState.PROPOSED, remedy, compensationFen, purpose, dueAt },
    ...{ proposedAt, proposedById, onBehalfOfId },
    cause: written(command.cause, ['cause']),
    description: writtenOrNot(command.description, ['description']),
    feasibleByPolicy: written(feasibility.policy, ['feasibility', 'policy']),
    feasibleByResources: written(feasibility.resources, ['feasibility', 'resources']),
    feasibleByExpectation: written(feasibility.expectation, ['feasibility', 'expectation']),
    whatChanged: whatChanged === null ? null : written(whatChanged, ['whatChanged']),
    departureReason: writtenOrNot(command.departureReason, ['departureReason']),
  };
}
