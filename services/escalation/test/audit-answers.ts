import { after, DAY_MS } from '@complaints/kit/pure';
import { askOncePerKey, expectDeed, type Sample, type TestCaller, type TestService } from '@complaints/kit/testing';
import { onCase } from './audit-decisions.js';
import { holderOf, lakeside, manager, openCase } from './story.js';

/** What is written of referrals, steps, clocks and who is answerable, that must not stand in the audit. */
export const ANSWERED = {
  referral: ['王芳的承运人', '王芳的箱子'],
  referral_answer: ['司机答复王芳', '王芳 18'],
  emergency_step: ['王芳已就医'],
  statutory_entry: ['王芳退货'],
  responsibility: ['王芳的送货单'],
  responsibility_comment: ['王芳误会了'],
  responsibility_withdrawal: ['王芳已谅解'],
};
const clerk = holderOf('CLERK', lakeside.id);
const [[name, question], [answer, copyReference]] = [ANSWERED.referral, ANSWERED.referral_answer] as [
  [string, string],
  [string, string],
];
const [note, stated, evidence, comment, reason] = [
  ...[ANSWERED.emergency_step[0], ANSWERED.statutory_entry[0], ANSWERED.responsibility[0]],
  ...[ANSWERED.responsibility_comment[0], ANSWERED.responsibility_withdrawal[0]],
];

/** Does to a part of a case, once per key; answers the name of what was done. */
const onPart =
  (service: TestService, by: TestCaller) =>
  async (sample: Omit<Sample, 'by'>, table: string, beside: Record<string, number> = {}): Promise<string> => {
    const { rows } = await askOncePerKey(service, { ...sample, by });
    const changes = { [`INSERT ${table}`]: 1, ...beside };
    expectDeed(rows, { operation: sample.mutation, actorId: by.sub, changes });
    return sample.mutation;
  };

const idIn = async (service: TestService, table: string, caseId: string): Promise<string> =>
  (await service.dataSource.query(`select id from ${table} where case_id = $1 order by id desc limit 1`, [caseId]))[0]
    .id;

/** Holds referrals, emergency steps and clocks of the law against the audit; answers the names of what was done. */
export async function auditAnswers(service: TestService): Promise<string[]> {
  const { caseId } = await openCase(service, { level: 'MAJOR', confidentialTowardsStore: false });
  const owner = { actorId: holderOf('REGIONAL_PRESIDENT', lakeside.regionId).sub };
  const own = onCase(service, owner);
  const now = service.clock.now();
  // None of them is the clock that ends first.
  const clock = (change: 'INSERT' | 'UPDATE') => ({ [`${change} deadline`]: 1 });
  const referred = await own(
    {
      mutation: 'referCase',
      input: { caseId, to: 'CARRIER', name, question, dueAt: after(now, DAY_MS) },
      other: { name: 'another' },
      refused: { input: { dueAt: now }, code: 'REFERRAL_DUE_IN_PAST' },
    },
    { 'INSERT referral': 1, ...clock('INSERT') },
  );
  const referralId = await idIn(service, 'referral', caseId);
  const answered = await onPart(service, { sub: owner.actorId, role: 'STAFF' })(
    {
      ...{ mutation: 'recordReferralAnswer', answer: 'referral { id answer { answer } }' },
      input: { referralId, answer, copyReference, receivedAt: now },
      other: { answer: 'another' },
      refused: { input: { copyReference: ' ' }, code: 'TEXT_EMPTY' },
    },
    'referral_answer',
    clock('UPDATE'),
  );
  const step = await own(
    {
      mutation: 'completeEmergencyStep',
      input: { caseId, code: 'SAFETY', note },
      other: { code: 'EVIDENCE' },
      refused: { input: { code: 'DANCE' }, code: 'STEP_UNKNOWN' },
    },
    { 'INSERT emergency_step': 1, ...clock('UPDATE') },
  );
  const law = { pack: 'REFUND_DELAY', note: stated };
  const started = await own(
    {
      mutation: 'startStatutoryClock',
      input: { caseId, ...law, startedAt: now },
      other: { note: 'another' },
      refused: { input: { pack: 'MEDIATION_60_DAYS' }, code: 'PACK_OFF' },
    },
    { 'INSERT statutory_entry': 1, ...clock('INSERT') },
  );
  const met = await own(
    {
      mutation: 'meetStatutoryClock',
      input: { caseId, ...law, metAt: now },
      other: { note: 'another' },
      refused: { input: { pack: 'ENTERPRISE_12315' }, code: 'CLOCK_NOT_RUNNING' },
    },
    { 'INSERT statutory_entry': 1, ...clock('UPDATE') },
  );
  return [referred, answered, step, started, met];
}

/** Holds who is named for what against the audit; answers the names of what was done. */
export async function auditResponsibilities(service: TestService): Promise<string[]> {
  const { caseId } = await openCase(service);
  const named = await onCase(service, { actorId: clerk.sub, onBehalfOf: manager.sub })(
    {
      mutation: 'nameResponsible',
      input: { caseId, kind: 'CAUSED', staffId: clerk.sub, evidence },
      other: { kind: 'DELAYED' },
      refused: { input: { staffId: null }, code: 'RESPONSIBLE_NOT_ONE' },
    },
    { 'INSERT responsibility': 1 },
  );
  const responsibilityId = await idIn(service, 'responsibility', caseId);
  const commented = await onPart(service, clerk)(
    {
      ...{ mutation: 'commentOnResponsibility', answer: 'responsibility { id }' },
      ...{ input: { responsibilityId, comment }, other: { comment: 'another' } },
      refused: { input: { comment: '' }, code: 'TEXT_EMPTY' },
    },
    'responsibility_comment',
  );
  const withdrawn = await onPart(service, manager)(
    {
      ...{ mutation: 'withdrawResponsibility', answer: 'responsibility { id }' },
      ...{ input: { responsibilityId, reason }, other: { reason: 'another' } },
      refused: { input: { reason: '' }, code: 'TEXT_EMPTY' },
    },
    'responsibility_withdrawal',
  );
  return [named, commented, withdrawn];
}
