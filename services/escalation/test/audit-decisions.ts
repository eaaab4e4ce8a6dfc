import { askOncePerKey, type Deed, expectDeed, type Sample, type TestService } from '@complaints/kit/testing';
import { erased, hears } from './news.js';
import { done, holderOf, lakeside, manager, openCase, president } from './story.js';

/** What is written of decisions, that must not stand in the audit. */
export const DECIDED = {
  decision: ['王芳的理由', '王芳的期望', '王芳可申诉'],
  decision_refusal: ['王芳不接受'],
};
const [reasons, expectation, appealText] = DECIDED.decision;
const [statement] = DECIDED.decision_refusal;
const deputy = holderOf('CLERK', lakeside.id);

/** Somebody acts on a case, once per key; answers the name of what was done. */
export const onCase =
  (service: TestService, who: Pick<Deed, 'actorId' | 'onBehalfOf'>, answer = 'case { id state nextDueAt }') =>
  async (sample: Omit<Sample, 'by' | 'answer'>, changes: Deed['changes']): Promise<string> => {
    const by = { sub: String(who.actorId), role: 'STAFF' } as const;
    const { rows } = await askOncePerKey(service, { ...sample, by, answer });
    expectDeed(rows, { operation: sample.mutation, ...who, changes });
    return sample.mutation;
  };

/** Holds decisions and what refuses them against the audit; answers the names of what was done. */
export async function auditDecisions(service: TestService): Promise<string[]> {
  const { caseId } = await openCase(service);
  const ruling = { outcome: 'REFUSED', reasons, weighing: { expectation }, appealText };
  const issued = await onCase(service, { actorId: deputy.sub, onBehalfOf: manager.sub })(
    {
      mutation: 'issueDecision',
      input: { caseId, ...ruling },
      other: { outcome: 'GRANTED' },
      refused: { input: { appealText: null }, code: 'APPEAL_TEXT_MISSING' },
    },
    { 'INSERT decision': 1, 'UPDATE handling_case': 1, 'UPDATE deadline': 1 },
  );
  const last = await openCase(service, { level: 'MAJOR' });
  await done(service, president, 'recordContact', { caseId: last.caseId });
  await done(service, president, 'issueDecision', { caseId: last.caseId, ...ruling });
  const refusedAt = service.clock.now();
  const closed = await onCase(service, { actorId: president.sub })(
    {
      mutation: 'closeWithoutAgreement',
      input: { caseId: last.caseId, reasons, appealText, refusal: { statement, refusedAt } },
      other: { reasons: 'another' },
      refused: { input: { appealText: '' }, code: 'APPEAL_TEXT_MISSING' },
    },
    // The plan clock and the four steps of the emergency procedure end.
    {
      ...{ 'INSERT case_act': 1, 'INSERT decision_refusal': 1 },
      ...{ 'UPDATE handling_case': 1, 'UPDATE deadline': 5 },
    },
  );
  // What was written of it goes with the person; another keeps it for the proof that the audit does not.
  const gone = await openCase(service, { level: 'MAJOR' });
  await done(service, president, 'recordContact', { caseId: gone.caseId });
  await done(service, president, 'issueDecision', { caseId: gone.caseId, ...ruling });
  const refusal = { statement, refusedAt: service.clock.now() };
  await done(service, president, 'closeWithoutAgreement', { caseId: gone.caseId, refusal });
  await hears(service, erased(gone.complaintId));
  return [issued, closed];
}
