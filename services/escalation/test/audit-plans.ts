import { setback, step } from './story.js';

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
