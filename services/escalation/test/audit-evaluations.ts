import { DAY_MS } from '@complaints/kit/pure';
import { askOncePerKey, expectDeed, type Sample, type TestService } from '@complaints/kit/testing';
import { director, done, finishWork, holderOf, lakeside, manager, openCase, postOf } from './story.js';

const WORDS = {
  suggestions: '王芳说要先道歉',
  lesson: '李雷没有回电',
  note: '王芳的信太短',
  correction: '已向王芳致歉',
};

/** The words that stand in no audit, by their tables. */
export const WORDS_OF_EVALUATIONS = {
  evaluation: [WORDS.suggestions],
  lesson: [WORDS.lesson],
  answer_deviation: [WORDS.note, WORDS.correction],
};

/** Evaluates a case and reviews its answer; answers the mutations that were asked. */
export async function evaluates(service: TestService): Promise<string[]> {
  const names: string[] = [];
  const acts = async (sample: Sample, changes: Record<string, number>) => {
    const { rows, payload } = await askOncePerKey(service, sample);
    expectDeed(rows, { operation: sample.mutation, actorId: sample.by.sub, changes });
    names.push(sample.mutation);
    return payload;
  };
  const head = holderOf('DEPARTMENT_HEAD');
  const oversight = holderOf('STORE_HEADQUARTERS');
  const { caseId } = await resolved(service);
  const verdict = { solved: true, processSound: true, staffProfessional: false, inTime: true };
  const lessons = [{ text: WORDS.lesson, departmentIds: [postOf('DEPARTMENT_HEAD').departmentId] }];
  await acts(
    {
      ...{ mutation: 'evaluateCase', by: director, answer: 'case { id evaluations { solved } }' },
      input: { caseId, ...verdict, suggestions: WORDS.suggestions, lessons },
      ...{ other: { solved: false }, refused: { by: manager, code: 'EVALUATED_BY_OWNER' } },
    },
    { 'INSERT evaluation': 1, 'INSERT lesson': 1, 'INSERT lesson_receipt': 1 },
  );
  const { data } = await service.ask(head, '{ myLessons { edges { node { id } } } }');
  const receiptId = data.myLessons.edges[0].node.id;
  await acts(
    {
      ...{ mutation: 'confirmLessonRead', by: head, answer: 'receipt { id readAt }', input: { receiptId } },
      ...{ other: { receiptId: caseId }, refused: { by: director, code: 'NOT_FOUND' } },
    },
    { 'UPDATE lesson_receipt': 1 },
  );
  const now = service.clock.now().getTime();
  const period = { fromAt: new Date(now - DAY_MS), untilAt: new Date(now + DAY_MS) };
  const drawn = await acts(
    {
      ...{ mutation: 'drawReviewSample', by: oversight, answer: 'drawn', input: period },
      ...{ other: { fromAt: new Date(0) }, refused: { by: director, code: 'NOT_OVERSIGHT' } },
    },
    { 'INSERT answer_review': 1 },
  );
  if (drawn.drawn !== 1) throw new Error('one answer is drawn of a few');
  const reviews = await service.ask(oversight, '{ answerReviews { edges { node { id } } } }');
  const reviewId = reviews.data.answerReviews.edges[0].node.id;
  const owes = { ownerPostId: postOf('STORE_MANAGER', lakeside.id).id, dueAt: new Date(now + DAY_MS) };
  const deviations = [{ qualityCode: 'POLITE', note: WORDS.note, ...owes }];
  await acts(
    {
      ...{
        mutation: 'recordReview',
        by: oversight,
        answer: 'review { id reviewedAt }',
        input: { reviewId, deviations },
      },
      ...{ other: { deviations: [] }, refused: { by: manager, code: 'NOT_OVERSIGHT' } },
    },
    { 'UPDATE answer_review': 1, 'INSERT answer_deviation': 1 },
  );
  const owed = await service.ask(manager, '{ myCorrections { edges { node { id } } } }');
  const deviationId = owed.data.myCorrections.edges[0].node.id;
  await acts(
    {
      ...{ mutation: 'completeCorrection', by: manager, answer: 'deviation { id correctedAt }' },
      input: { deviationId, correction: WORDS.correction },
      ...{ other: { correction: 'another' }, refused: { by: director, code: 'NOT_FOUND' } },
    },
    { 'UPDATE answer_deviation': 1 },
  );
  const range = { amount: '20.00', currency: 'CNY' };
  const solution = { natureCodes: ['SALES', 'SERVICE'], routine: true, remedy: 'COMPENSATE' };
  await acts(
    {
      ...{ mutation: 'publishStandardSolution', by: oversight, answer: 'solution { id natureCodes }' },
      input: { ...solution, rangeFrom: range, rangeTo: range, textZh: '补偿', textEn: 'A compensation.' },
      ...{ other: { remedy: 'REFUND' }, refused: { by: manager, code: 'NOT_OVERSIGHT' } },
    },
    { 'INSERT standard_solution': 1, 'INSERT standard_solution_nature': 2 },
  );
  return names;
}

/** A case that is resolved. */
export async function resolved(service: TestService) {
  const opened = await openCase(service);
  const { caseId } = opened;
  await done(service, manager, 'recordContact', { caseId });
  await done(service, manager, 'proposePlan', { caseId, remedy: 'APOLOGISE' });
  await done(service, manager, 'acceptPlan', { caseId });
  await finishWork(service, manager, caseId);
  await done(service, manager, 'resolveCase', { caseId });
  return opened;
}
