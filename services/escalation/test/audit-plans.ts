import { askOncePerKey, expectDeed, type Sample, type TestCaller, type TestService } from '@complaints/kit/testing';
import { setback, step, tasksOf } from './story.js';

/** A round of a plan in words of a person, with a step that has a milestone. */
export const round = (words: string) => ({
  ...{ cause: words, remedy: 'REFUND', description: words },
  feasibility: { policy: words, resources: words, expectation: words },
  steps: [
    {
      ...{ ...step, title: words, team: words, expectedResult: words, resources: words },
      milestones: [{ title: words, dueAt: step.dueAt }],
    },
  ],
});
/** What is kept of such a round. */
export const ROUND = { 'INSERT plan': 1, 'INSERT plan_step': 1, 'INSERT plan_milestone': 1 };

/** How a round is revised after a setback, as it is held against the audit. */
export const revision = (words: string) => ({
  sample: {
    mutation: 'revisePlan',
    input: { ...round(words), whatChanged: words, setback: { ...setback, why: words, note: words } },
    other: { whatChanged: 'another' },
    refused: { input: { setback: null }, code: 'SETBACK_UNEXPLAINED' },
  },
  deed: { changes: { ...ROUND, 'INSERT setback_explanation': 1, 'UPDATE handling_case': 1 } },
});

/** How a case is investigated, as it is held against the audit. */
export const investigation = (findings: string) => ({
  sample: {
    mutation: 'recordInvestigation',
    input: { method: 'PHONE', findings, cause: findings },
    other: { method: 'LETTER' },
    refused: { input: { findings: ' ' }, code: 'TEXT_EMPTY' },
  },
  deed: { changes: { 'INSERT investigation': 1 } },
});

/** How a plan is adjusted, as it is held against the audit. */
export const adjustment = (words: string) => ({
  sample: {
    mutation: 'adjustPlan',
    input: { reason: words, steps: round(words).steps, proof: { kind: 'RECORDING', reference: words } },
    other: { reason: 'another' },
    refused: { input: { steps: [] }, code: 'PLAN_WITHOUT_STEPS' },
  },
  deed: {
    changes: {
      ...{ 'INSERT plan_adjustment': 1, 'UPDATE plan_step': 1, 'INSERT plan_step': 1, 'INSERT plan_milestone': 1 },
      ...{ 'UPDATE deadline': 1, 'INSERT deadline': 1 },
    },
  },
});

/** A deputy works on the open task of a case; answers the mutations that were asked. */
export async function worksOn(
  service: TestService,
  by: TestCaller,
  { caseId, onBehalfOf, words }: { caseId: string; onBehalfOf: string; words: string },
): Promise<string[]> {
  const taskId = (await tasksOf(service, by, caseId)).find(({ state }) => state === 'OPEN')?.id;
  const names: string[] = [];
  const works = async (sample: Pick<Sample, 'mutation' | 'input' | 'refused'>, changes: Record<string, number>) => {
    const asked = { ...sample, by, answer: 'task { id state }', other: { note: 'another' } };
    const { rows } = await askOncePerKey(service, asked);
    expectDeed(rows, { operation: sample.mutation, actorId: by.sub, onBehalfOf, changes });
    names.push(sample.mutation);
  };
  const kept = { 'INSERT task_progress': 1, 'UPDATE plan_step': 1 };
  await works(
    {
      mutation: 'updateTask',
      input: { taskId, progress: 40, note: words },
      refused: { input: { progress: 101 }, code: 'PROGRESS_OUT_OF_RANGE' },
    },
    kept,
  );
  await works(
    {
      mutation: 'completeTask',
      input: { taskId, note: words, effect: { team: words, customer: words } },
      refused: { input: { taskId: caseId }, code: 'NOT_FOUND' },
    },
    { ...kept, 'UPDATE deadline': 1 },
  );
  return names;
}
