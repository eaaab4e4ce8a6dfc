import { after, DAY_MS, HOUR_MS } from '@complaints/kit/pure';
import type { TestCaller, TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resolved } from './audit-evaluations.js';
import { director, elsewhere, holderOf, lakeside, manager, openCase, postOf, startEscalation } from './story.js';

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
});
afterAll(() => service?.stop());

const oversight = holderOf('STORE_HEADQUARTERS');
const departmentId = postOf('DEPARTMENT_HEAD').departmentId as string;
const head = holderOf('DEPARTMENT_HEAD');

/** Asks a mutation with an input that it gives a key; answers the payload. */
async function ask(caller: TestCaller, name: string, answer: string, input: object) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} errors { code path } } }`;
  const { data, errors } = await service.ask(caller, query, { input: { idempotencyKey: uuidv7(), ...input } });
  expect(errors).toBeUndefined();
  return data[name];
}
const codes = async (...asked: Parameters<typeof ask>) =>
  (await ask(...asked)).errors.map(({ code }: { code: string }) => code);

const verdict = { solved: true, satisfied: null, processSound: true, staffProfessional: true, inTime: false };
const evaluate = (caller: TestCaller, caseId: string, input: object = {}) =>
  codes(caller, 'evaluateCase', 'case { id }', { caseId, ...verdict, ...input });

test('R72: a case that ended is evaluated once, by somebody else than its owner, and departments confirm its lessons', async () => {
  const open = await openCase(service);
  expect(await evaluate(director, open.caseId)).toEqual(['CASE_OPEN']);
  const { caseId } = await resolved(service);
  expect(await evaluate(manager, caseId)).toEqual(['EVALUATED_BY_OWNER']);
  expect(await evaluate(elsewhere, caseId)).toEqual(['NOT_FOUND']);
  const lesson = (departmentIds: string[]) => ({ lessons: [{ text: 'Call back within the hour.', departmentIds }] });
  expect(await evaluate(director, caseId, lesson([]))).toEqual(['LESSON_FOR_NOBODY']);
  expect(await evaluate(director, caseId, lesson([uuidv7()]))).toEqual(['DEPARTMENT_UNKNOWN']);
  expect(await evaluate(director, caseId, lesson([departmentId, departmentId.toUpperCase()]))).toEqual([]);
  expect(await evaluate(director, caseId)).toEqual(['EVALUATED_ALREADY']);

  const mine = async (caller: TestCaller) =>
    (await service.ask(caller, '{ myLessons(unreadOnly: true) { edges { node { id lesson { text } } } } }')).data
      .myLessons.edges;
  expect(await mine(director)).toEqual([]);
  const [{ node }] = await mine(head);
  expect(node.lesson).toEqual({ text: 'Call back within the hour.' });
  const readAt = service.clock.now().toISOString();
  expect(await ask(head, 'confirmLessonRead', 'receipt { readAt }', { receiptId: node.id })).toEqual({
    ...{ receipt: { readAt }, errors: [] },
  });
  expect(await mine(head)).toEqual([]);
  const query = `{ case(id: "${caseId}") { evaluations { solved satisfied inTime by { id } }
    lessons { receipts { departmentId readAt readBy { id } } } } }`;
  expect((await service.ask(director, query)).data.case).toEqual({
    evaluations: [{ solved: true, satisfied: null, inTime: false, by: { id: director.sub } }],
    lessons: [{ receipts: [{ departmentId, readAt, readBy: { id: head.sub } }] }],
  });
});

test('R39: oversight reviews a sample, none twice; each deviation is corrected by who owes it', async () => {
  const { caseId } = await resolved(service);
  const now = service.clock.now();
  const period = { fromAt: now, untilAt: after(now, 1) };
  const draw = (caller: TestCaller, input: object = period) => ask(caller, 'drawReviewSample', 'drawn', input);
  expect((await draw(director)).errors).toMatchObject([{ code: 'NOT_OVERSIGHT' }]);
  expect((await draw(oversight, { ...period, untilAt: now })).errors).toMatchObject([{ code: 'PERIOD_EMPTY' }]);
  let left = 0;
  do left = (await draw(oversight)).drawn ?? 0;
  while (left > 0);
  expect((await draw(oversight)).errors).toMatchObject([{ code: 'NOTHING_TO_REVIEW' }]);

  const waiting = '{ answerReviews { edges { node { id inTime case { id } } } } }';
  expect((await service.ask(manager, waiting)).data.answerReviews.edges).toEqual([]);
  const { edges } = (await service.ask(oversight, waiting)).data.answerReviews;
  const { node } = edges.find((edge: { node: { case: { id: string } } }) => edge.node.case.id === caseId);
  expect(node.inTime).toBe(true);
  const ownerPostId = postOf('STORE_MANAGER', lakeside.id).id;
  const dueAt = after(now, DAY_MS);
  const deviation = { qualityCode: 'POLITE', note: 'It does not greet.', ownerPostId, dueAt };
  const review = (input: object) => codes(oversight, 'recordReview', 'review { id }', { reviewId: node.id, ...input });
  expect(await review({ deviations: [{ ...deviation, qualityCode: 'FUNNY' }] })).toEqual(['QUALITY_UNKNOWN']);
  expect(await review({ deviations: [{ ...deviation, ownerPostId: uuidv7() }] })).toEqual(['POST_UNKNOWN']);
  expect(await review({ reviewId: 'no id' })).toEqual(['NOT_FOUND']);
  expect(await review({ deviations: [deviation] })).toEqual([]);
  expect(await review({})).toEqual(['REVIEWED_ALREADY']);

  service.clock.moveBy(DAY_MS + HOUR_MS);
  const owed = '{ myCorrections { edges { node { id qualityCode isLate } } } }';
  expect((await service.ask(director, owed)).data.myCorrections.edges).toEqual([]);
  const [{ node: correction }] = (await service.ask(manager, owed)).data.myCorrections.edges;
  expect(correction).toMatchObject({ qualityCode: 'POLITE', isLate: true });
  const correct = (caller: TestCaller) =>
    codes(caller, 'completeCorrection', 'deviation { id }', { deviationId: correction.id, correction: 'Apologised.' });
  expect(await correct(director)).toEqual(['NOT_FOUND']);
  expect(await correct(manager)).toEqual([]);
  expect(await correct(manager)).toEqual(['CORRECTED_ALREADY']);
  expect((await service.ask(manager, owed)).data.myCorrections.edges).toEqual([]);
});

test('a cursor of another list is refused', async () => {
  const cursor = Buffer.from(JSON.stringify(['yesterday', 'no id'])).toString('base64url');
  const { errors } = await service.ask(manager, `{ myCorrections(after: "${cursor}") { edges { cursor } } }`);
  expect(errors?.[0]?.extensions).toMatchObject({ rule: 'CURSOR_INVALID' });
});
