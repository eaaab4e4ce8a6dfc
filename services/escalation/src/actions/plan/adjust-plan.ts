import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { PlanAdjustment } from '../../data/plan/plan-adjustment.js';
import { insertSteps } from '../../data/plan/plan-step.js';
import { knownStaff } from '../../data/staff.js';
import { adjustPlan as decide } from '../../domain/plan/adjust.js';
import type { Step } from '../../domain/plan/steps.js';
import { written } from '../../domain/text.js';
import type { ProofKind } from '../../domain/vocabulary.js';
import { lockOwnCase, type OwnersAct } from '../act-on-case.js';
import { settle } from '../settle.js';

export interface AdjustPlan extends OwnersAct {
  reason: string;
  steps: readonly Step[];
  /** What shows that the customer consents to a later date. */
  proof: { kind: ProofKind; reference: string } | null;
}

/**
 * Puts other steps in the place of those that are open, because facts changed.
 * @throws RuleError as `adjustPlan` of the rules, NOT_FOUND, NOT_OWNER
 * Source: R34.
 */
export async function adjustPlan(em: EntityManager, command: AdjustPlan): Promise<string> {
  const { caseId, now } = command;
  const { file, acting } = await lockOwnCase(em, command);
  const assigneeIds = command.steps.map(({ assigneeId }) => assigneeId);
  const proof = command.proof && { ...command.proof, reference: written(command.proof.reference, REFERENCE) };
  const stepIds = command.steps.map(() => uuidv7());
  const knownStaffIds = await knownStaff(em, assigneeIds);
  const { decision, plan, steps } = decide(file, { steps: command.steps, stepIds, knownStaffIds, proof, now });
  const id = uuidv7();
  await em.insert(PlanAdjustment, {
    ...{ id, caseId: file.case.id, planId: plan.id, reason: written(command.reason, ['reason']), adjustedAt: now },
    ...{ previousDueAt: file.plan?.dueAt ?? null, dueAt: plan.dueAt },
    ...{ proofKind: proof?.kind ?? null, proofReference: proof?.reference ?? null, ...acting },
  });
  await settle(em, now, [decision]);
  const whole = { caseId: file.case.id, planId: plan.id, before: file.tasks.length, adjustmentId: id, stepIds };
  await insertSteps(em, steps, whole);
  return caseId;
}

const REFERENCE = ['proof', 'reference'];
