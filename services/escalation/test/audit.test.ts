import {
  authorityExhausted,
  demonstrationChain,
  departmentChanged,
  disbursementApproved,
  disbursementCancelled,
  disbursementClimbed,
  disbursementPaid,
  disbursementPaidV1,
  disbursementRejected,
  disbursementRejectedV1,
  disbursementRequested,
  disbursementReversed,
  regionChanged,
  storeChanged,
  type Told,
} from '@complaints/contracts';
import { HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import {
  askOncePerKey,
  auditOf,
  type Deed,
  expectDeed,
  expectEffect,
  expectNoneInClear,
  keyed,
  mutationsIn,
  OF_THE_KIT,
  type Sample,
  startTestService,
  type TestService,
  tablesOf,
} from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { escalation, escalationWith } from '../src/service.js';
import { ANSWERED, auditAnswers, auditResponsibilities } from './audit-answers.js';
import { auditClockAlarms } from './audit-clock-alarms.js';
import { auditDecisions, DECIDED } from './audit-decisions.js';
import { appointsFirst, keepsDirectory, WORDS_OF_STAFF } from './audit-directory.js';
import { evaluates, WORDS_OF_EVALUATIONS } from './audit-evaluations.js';
import { auditNotices, outside } from './audit-notices.js';
import { auditPauses, WHY } from './audit-pauses.js';
import { adjustment, investigation, ROUND, revision, round, worksOn } from './audit-plans.js';
import { auditCalendars, auditPolicy } from './audit-policy.js';
import { amended, answered, classified, erased, levelled, merged, moved, partiesNamedOf, separated } from './news.js';
import {
  asBefore,
  compensation,
  director,
  elsewhere,
  holderOf,
  imported,
  lakeside,
  load,
  manager,
  done as mustAct,
  ofDisbursement,
  openCase,
  posts,
  regions,
  registered,
  settled,
  stores,
} from './story.js';

const WORDS = {
  note: '王芳, 13912345678',
  cause: '冰箱不制冷',
  proof: '王芳 17',
  statement: '我很满意',
  reason: '王芳受伤',
};
const deputy = holderOf('CLERK', lakeside.id);
const onBehalfOf = manager.sub;

const BY_HAND = ['warn-of-deadlines', 'release-held'];

let service: TestService;
let caseId: string;
let complaintId: string;
let matterId: string;
beforeAll(async () => {
  // What these do would stand in the audit of whatever happens beside; they do it when they are asked.
  const timers = escalation.timers.filter(({ name }) => !BY_HAND.includes(name));
  service = await startTestService({ ...escalation, timers });
});
afterAll(() => service?.stop());

/** What was done of everything that can be done here. */
const done = new Set<string>();

/** The deputy acts, once per key. */
async function acts(sample: Omit<Sample, 'by' | 'answer'>, deed: Pick<Deed, 'changes' | 'reason'>) {
  const { mutation: operation, input, ...rest } = sample;
  const answer = 'case { id state tier nextDueAt }';
  const asked = { ...rest, mutation: operation, by: deputy, answer, input: { caseId, ...input } };
  const { rows } = await askOncePerKey(service, asked);
  expectDeed(rows, { operation, actorId: deputy.sub, onBehalfOf, ...deed });
  done.add(operation);
  return rows;
}
/** The director acts on a case that somebody else owns, once per key. */
async function watches(sample: Omit<Sample, 'by' | 'answer'>, deed: Pick<Deed, 'changes' | 'reason'>) {
  const { mutation: operation, input, ...rest } = sample;
  const answer = 'case { id state abnormalFlag }';
  const asked = { ...rest, mutation: operation, by: director, answer, input: { caseId, ...input } };
  const { rows } = await askOncePerKey(service, asked);
  expectDeed(rows, { operation, actorId: director.sub, ...deed });
  done.add(operation);
}
async function hears(told: Told, deed: Pick<Deed, 'changes' | 'reason'>) {
  await expectEffect(service, told, deed);
  done.add(told.type.subject);
}
/** Lets clocks run out; what happened for each reason is held against what it must be. */
async function runsOut(afterMs: number, deeds: readonly Pick<Deed, 'changes' | 'reason'>[]) {
  const { rows } = await auditOf(service, async () => {
    service.clock.moveBy(afterMs);
    await settled(service);
  });
  const byReason = Map.groupBy(rows, ({ reason }) => reason ?? undefined);
  expect(byReason.size).toBe(deeds.length);
  for (const deed of deeds) {
    expectDeed(byReason.get(deed.reason) ?? [], { operation: 'fire-deadlines', requestId: null, ...deed });
  }
  done.add('fire-deadlines');
}

test('every table is audited and salted, or is a copy or says how events travel', async () => {
  const tables = await tablesOf(service);
  const unaudited = tables.filter(({ isAudited }) => !isAudited).map(({ name }) => name);
  // What was heard last of a complaint, of who is in it, and of a disbursement is of how events travel.
  const copies = ['directory_department', 'directory_region', 'directory_store', 'imported_complaint'];
  // A notice says what was told, not what is.
  const told = ['complaint_news', 'complaint_parties', 'disbursement_news', 'notice'];
  expect(unaudited).toEqual([...OF_THE_KIT, ...told, ...copies].sort());
  expect(tables.filter(({ isAudited, isSalted }) => isAudited !== isSalted)).toEqual([]);
});

test('the directory: people, posts, holders and deputies are audited, copies are not', async () => {
  done.add(await appointsFirst(service));
  const operation = 'load-demonstration';
  const { rows } = await auditOf(service, () => load(service));
  const people = new Set(posts.map(({ holder }) => holder.id)).size;
  const changes = {
    ...{ 'INSERT staff': people, 'INSERT post': posts.length, 'INSERT holding': posts.length },
    ...{ 'INSERT deputy': 1, 'UPDATE deputy': 1 },
  };
  expectDeed(rows, { operation, requestId: null, changes });
  done.add(operation);
  for (const { id: regionId, ...names } of regions)
    await hears(regionChanged.of({ regionId, ...names }), { changes: {} });
  for (const { id: storeId, ...facts } of stores) await hears(storeChanged.of({ storeId, ...facts }), { changes: {} });
  await hears(imported(service), { changes: {} });

  for (const { id: departmentId, ...facts } of demonstrationChain.departments)
    await hears(departmentChanged.of({ departmentId, ...facts }), { changes: {} });
});

test('R26: who changes posts, their holders and deputies is audited, once per key', async () => {
  for (const name of await keepsDirectory(service, deputy)) done.add(name);
});

test('a case is opened, and superseded by a repeat, in the name of whoever registered it', async () => {
  const told = registered(service);
  ({ matterId } = told.payload as { matterId: string });
  await hears(told, { changes: { 'INSERT handling_case': 1, 'INSERT deadline': 3 } });
  const repeatOfId = (told.payload as { complaintId: string }).complaintId;
  const repeat = registered(service, { matterId, repeatOfId });
  const ended = { 'UPDATE handling_case': 1, 'UPDATE deadline': 3 };
  const opened = { 'INSERT handling_case': 1, 'INSERT deadline': 3 };
  await hears(repeat, { changes: { ...ended, ...opened }, reason: 'REPEAT' });
});

test('R26: what a deputy does is audited on behalf of the holder, once per key, with the request of its events', async () => {
  ({ caseId, complaintId } = await openCase(service));
  const strange = { by: elsewhere, code: 'NOT_FOUND' };
  const contact = { mutation: 'recordContact', input: { reached: true, means: 'PHONE', note: WORDS.note } };
  const contacted = { 'INSERT contact': 1, 'UPDATE handling_case': 1, 'UPDATE deadline': 1 };
  await acts({ ...contact, other: { means: 'CHAT' }, refused: strange }, { changes: contacted });
  const found = investigation(WORDS.cause);
  await acts(found.sample, found.deed);
  const proposal = { mutation: 'proposePlan', input: { ...round(WORDS.cause), ...compensation } };
  const unfunded = { input: { compensation: { amount: '0.00' } }, code: 'AMOUNT_NOT_POSITIVE' };
  await acts({ ...proposal, other: { remedy: 'REPLACE' }, refused: unfunded }, { changes: ROUND });
  const replaced = { changes: { 'UPDATE plan': 1, ...ROUND } };
  await acts({ ...proposal, other: { remedy: 'REPLACE' }, refused: unfunded }, replaced);
  const proof = { kind: 'SIGNATURE', reference: WORDS.proof };
  const acceptance = { mutation: 'acceptPlan', input: { round: 2, proof }, other: { round: 3 } };
  const outdated = { input: { round: 1 }, code: 'PLAN_ROUND_OUTDATED' };
  // The first answer is met with it; what is promised and its task have clocks, and a refund one of the law.
  const clocks = { 'UPDATE deadline': 2, 'INSERT deadline': 3, 'UPDATE plan_step': 1 };
  const accepted = { 'UPDATE plan': 1, 'UPDATE handling_case': 1, ...clocks };
  const [row] = await acts({ ...acceptance, refused: outdated }, { changes: accepted });
  const [event] = await service.dataSource.query('select * from outbox order by sequence desc limit 1');
  expect(event).toMatchObject({
    actor_id: deputy.sub,
    trace_id: row?.request_id,
    subject: 'escalation.plan.accepted.v1',
  });
});

test('what the fund says is audited in the name of whoever decided there; so is the end', async () => {
  const again = async (roundNumber: number) => {
    await mustAct(service, deputy, 'proposePlan', { caseId, ...compensation });
    await mustAct(service, deputy, 'acceptPlan', { caseId, round: roundNumber });
    return ofDisbursement(service, complaintId);
  };
  const at = service.clock.now();
  const clocks = { 'UPDATE deadline': 2, 'INSERT deadline': 1 };
  const negotiated = { 'UPDATE plan': 1, 'UPDATE plan_step': 1, 'UPDATE handling_case': 1, ...clocks };
  const deed = { changes: negotiated, reason: 'BUDGET_NOT_SET' };
  const rejected = { reason: 'BUDGET_NOT_SET', rejectedAt: at } as const;
  const before = asBefore(await ofDisbursement(service, complaintId));
  await hears(disbursementRejectedV1.of({ ...before, ...rejected }), deed);
  await hears(disbursementRejected.of({ ...(await again(3)), ...rejected }), deed);
  const off = { cause: 'BY_HAND', cancelledAt: at } as const;
  await hears(disbursementCancelled.of({ ...(await again(4)), ...off }), { changes: negotiated });
  const disbursement = await again(5);
  const { sample, deed: adjusted } = adjustment(WORDS.cause);
  await acts(sample, adjusted);
  for (const name of await worksOn(service, deputy, { caseId, onBehalfOf, words: WORDS.cause })) done.add(name);
  const finished = { 'UPDATE handling_case': 1, 'UPDATE plan': 1, 'UPDATE deadline': 2 };
  const paid = { ...disbursement, paidAt: service.clock.now() };
  await hears(disbursementPaid.of(paid), { changes: finished });
  // Its promise runs again, and the clock of the law.
  const unfinished = { 'UPDATE handling_case': 1, 'UPDATE plan': 1, 'INSERT deadline': 2 };
  await hears(disbursementReversed.of({ ...paid, reversedAt: paid.paidAt }), { changes: unfinished });
  const anew = { ...asBefore(paid), disbursementId: uuidv7(), paidAt: service.clock.moveBy(1) };
  await hears(disbursementPaidV1.of(anew), { changes: finished });
  const confirmation = { means: 'PHONE', statement: WORDS.statement };
  const other = { confirmation: { ...confirmation, means: 'LETTER' } };
  const end = { mutation: 'resolveCase', input: { confirmation }, other };
  const unsaid = { input: { confirmation: { ...confirmation, statement: ' ' } }, code: 'TEXT_EMPTY' };
  const resolved = { 'INSERT resolution': 1, 'UPDATE handling_case': 1 };
  await acts({ ...end, refused: unsaid }, { changes: resolved });
  const undone = { cause: 'WORK_UNDONE', reason: WORDS.reason };
  const reopening = { mutation: 'reopenCase', input: undone, other: { reason: 'another' } };
  const wrong = { input: { cause: 'CUSTOMER_RETURNED' }, code: 'NOT_REOPENED_FOR_THIS' };
  const reopenedCase = { 'INSERT case_act': 1, 'UPDATE handling_case': 1, 'UPDATE plan': 1, 'INSERT deadline': 1 };
  await watches({ ...reopening, refused: wrong }, { changes: reopenedCase });
});

test('R61, R62: what is told to who approves changes nothing that is audited', async () => {
  const asked = { ...(await ofDisbursement(service, complaintId)), disbursementId: uuidv7(), planId: null };
  const { storeId, regionId } = asked;
  const at = service.clock.now();
  const post = { approverPostId: uuidv7(), approverKind: 'STORE_MANAGER', periodKey: '2026-11' } as const;
  const { periodKey, ...approver } = post;
  const climb = { fromPostId: post.approverPostId, obstacle: 'OVER_PER_USE', climbedAt: at } as const;
  const exhausted = { postId: post.approverPostId, kind: post.approverKind, storeId, regionId, periodKey };
  for (const told of [
    disbursementRequested.of({ ...asked, ...post, requestedAt: at }),
    disbursementClimbed.of({ ...asked, ...post, ...climb }),
    disbursementApproved.of({ ...asked, ...approver, approvedAt: at }),
    authorityExhausted.of({ ...exhausted, limitFen: 30_000, leftFen: 0, exhaustedAt: at }),
  ])
    await hears(told, { changes: {} });
});

test('R23: a step up is audited with its trigger, by whoever filed it or by the clock', async () => {
  ({ caseId } = await openCase(service));
  const reportedAt = service.clock.now();
  const filing = { reportedToId: director.sub, reportedAt, reason: WORDS.reason };
  const early = { input: { reportedAt: new Date(reportedAt.getTime() + 1) }, code: 'REPORT_IN_FUTURE' };
  const climbed = { 'UPDATE handling_case': 1, 'UPDATE deadline': 2, 'INSERT deadline': 2, 'INSERT ladder_step': 1 };
  const asked = { mutation: 'escalateCase', input: filing, other: { reason: 'another' }, refused: early };
  await acts(asked, { changes: climbed, reason: 'BEYOND_AUTHORITY' });
});

test('R21–R24: what runs out is audited without a person; a step has its trigger, a miss beside it has no reason', async () => {
  const missed = (count: number) => ({ changes: { 'UPDATE deadline': count, 'UPDATE handling_case': count } });
  // Open are the repeat and the one that was escalated.
  await runsOut(31 * MINUTE_MS, [missed(2)]);
  service.clock.moveBy(24 * HOUR_MS - 62 * MINUTE_MS);
  await openCase(service);
  // Two with plan and first answer, and the one that was reopened, which had its first answer.
  const ended = { 'UPDATE deadline': 5, 'UPDATE handling_case': 3 };
  const climbed = { ...ended, 'INSERT deadline': 6, 'INSERT ladder_step': 3 };
  await runsOut(32 * MINUTE_MS, [missed(1), { changes: climbed, reason: 'PLAN_DEADLINE_MISSED' }]);
});

test('R32: what a customer answers is audited in the customer’s name', async () => {
  ({ caseId, complaintId } = await openCase(service));
  await mustAct(service, deputy, 'recordContact', { caseId });
  await mustAct(service, deputy, 'proposePlan', { caseId });
  const [{ id: planId }] = await service.dataSource.query('select id from plan where case_id = $1', [caseId]);
  const objection = answered(complaintId, { planId, round: 1 }, false, service.clock.now());
  await hears(objection, { changes: { 'UPDATE plan': 1 } });
  // A row is written once for each of its texts.
  await hears(erased(complaintId), { changes: { 'UPDATE plan': 4, 'UPDATE plan_step': 3 } });
});

test('R5, R14, R20, R29: what a case follows is audited in the name of whoever changed the complaint, a level with its cause', async () => {
  const kept = await openCase(service);
  const { complaintId: id } = await openCase(service);
  // Both clocks afresh, and the four steps of the emergency procedure.
  const restarted = { 'UPDATE handling_case': 1, 'UPDATE deadline': 2, 'INSERT deadline': 6 };
  await hears(levelled(id), { changes: restarted, reason: 'DUPLICATE_JOINED' });
  await hears(amended(id, { confidentialTowardsStore: true }), { changes: { 'UPDATE handling_case': 1 } });
  await hears(moved(id, uuidv7()), { changes: { 'UPDATE handling_case': 1 } });
  await hears(merged(id, kept), { changes: { 'UPDATE handling_case': 1, 'UPDATE deadline': 7 } });
  await hears(separated(id), { changes: { 'UPDATE handling_case': 1, 'INSERT deadline': 2 } });
  const urgent = classified(kept.complaintId, { urgency: 'URGENT' });
  await hears(urgent, { changes: { 'UPDATE handling_case': 1, 'INSERT deadline': 4 } });
  const accused = partiesNamedOf(kept.complaintId, { accusedStaffIds: [manager.sub] });
  await hears(accused, { changes: { 'UPDATE handling_case': 1, 'UPDATE deadline': 2, 'INSERT deadline': 2 } });
});

test('R32: an objection, and what a second person verifies, are audited', async () => {
  ({ caseId } = await openCase(service));
  await mustAct(service, deputy, 'recordContact', { caseId });
  await mustAct(service, deputy, 'proposePlan', { caseId });
  const outdated = { input: { round: 9 }, code: 'PLAN_ROUND_OUTDATED' };
  const objection = { mutation: 'objectToPlan', input: { round: 1, words: WORDS.cause }, other: { round: 2 } };
  await acts({ ...objection, refused: outdated }, { changes: { 'UPDATE plan': 1 } });
  await mustAct(service, deputy, 'proposePlan', { caseId });
  const proof = { kind: 'STATEMENT', reference: WORDS.proof };
  await mustAct(service, deputy, 'acceptPlan', { caseId, round: 2, proof });
  const verification = { mutation: 'verifyAcceptance', input: { isSo: true }, other: { isSo: false } };
  const clocks = { 'UPDATE deadline': 1, 'INSERT deadline': 2 };
  const accepted = { 'UPDATE plan': 1, 'UPDATE plan_step': 1, 'UPDATE handling_case': 1, ...clocks };
  await watches({ ...verification, refused: { by: deputy, code: 'SECOND_PERSON_NEEDED' } }, { changes: accepted });
});

test('R35: a flag raised by hand and a provisional closing are audited with who did it', async () => {
  const parties = partiesNamedOf(uuidv7(), { reachable: false });
  const { complaintId: nameless } = parties.payload as { complaintId: string };
  await hears(parties, { changes: {} });
  ({ caseId } = await openCase(service, { complaintId: nameless }));
  const empty = { input: { reason: ' ' }, code: 'TEXT_EMPTY' };
  const flag = { mutation: 'raiseAbnormalFlag', input: { reason: WORDS.reason }, other: { reason: 'another' } };
  await watches({ ...flag, refused: empty }, { changes: { 'INSERT case_act': 1, 'UPDATE handling_case': 1 } });
  const end = { mutation: 'closeProvisionally', input: { reason: WORDS.reason }, other: { reason: 'another' } };
  await acts({ ...end, refused: empty }, { changes: { 'INSERT case_act': 1, 'UPDATE handling_case': 1 } });
});

test('R32, R34: the next round after a setback is audited with what is said of it', async () => {
  ({ caseId } = await openCase(service));
  await mustAct(service, deputy, 'recordContact', { caseId });
  await mustAct(service, deputy, 'proposePlan', { caseId });
  service.clock.moveBy(24 * HOUR_MS + 1);
  await settled(service);
  await mustAct(service, director, 'recordContact', { caseId });
  const { sample, deed } = revision(WORDS.cause);
  await watches(sample, deed);
});

test('R27: calendars and their years are audited, by whoever keeps them or by the command', async () => {
  for (const name of await auditCalendars(service)) done.add(name);
});

test('versions of the policy and their acknowledgements are audited; a validation leaves nothing', async () => {
  for (const name of await auditPolicy(service)) done.add(name);
});

test('R28: notices are not audited, that clocks warned is', async () => {
  for (const name of await auditNotices(service)) done.add(name);
});

test('R33, R38: decisions, and their refusal, are audited by whoever answers the customer', async () => {
  for (const name of await auditDecisions(service)) done.add(name);
});

test('R37, R39, R72: evaluations, lessons, reviews, corrections and standard solutions are audited', async () => {
  for (const name of await evaluates(service)) done.add(name);
});

test('R25: that a clock of the day jumped is audited, with who judged it', async () => {
  for (const name of await auditClockAlarms(service)) done.add(name);
});

test('R28: that a clock stands still and goes on is audited with who had it do so', async () => {
  for (const name of await auditPauses(service)) done.add(name);
});

test('R18, R19, R46: referrals, emergency steps and clocks of the law are audited', async () => {
  for (const name of await auditAnswers(service)) done.add(name);
});

test('R73: who is named, what they say to it and what is taken back is audited', async () => {
  for (const name of await auditResponsibilities(service)) done.add(name);
});

test('all of it was done: every mutation, every event heard, every timer and every command', () => {
  const { graph, hearings, commands } = escalation;
  const { timers } = escalationWith(() => outside);
  const mutations = mutationsIn(graph);
  expect(mutations).toEqual(mutations.map(({ name }) => keyed(name)));
  const parts = [...mutations, ...timers].map(({ name }) => name);
  const all = [...parts, ...hearings.map(({ type }) => type.subject), ...Object.keys(commands)];
  expect([...done].sort()).toEqual(all.sort());
});

test('no word of a customer or about one stands in the audit', () =>
  expectNoneInClear(service, {
    contact: [WORDS.note],
    investigation: [WORDS.cause],
    plan: [WORDS.cause, WORDS.proof],
    plan_step: [WORDS.cause],
    plan_milestone: [WORDS.cause],
    setback_explanation: [WORDS.cause],
    plan_adjustment: [WORDS.cause],
    task_progress: [WORDS.cause],
    resolution: [WORDS.statement],
    ladder_step: [WORDS.reason],
    ...WORDS_OF_EVALUATIONS,
    case_act: [WORDS.reason],
    deadline_pause: [WHY],
    staff: [...posts.map(({ holder }) => holder.name), ...WORDS_OF_STAFF],
    ...DECIDED,
    ...ANSWERED,
  }));
