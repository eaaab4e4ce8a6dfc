import { RuleError } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Evaluation } from '../../data/evaluation/evaluation.js';
import { Lesson, LessonReceipt } from '../../data/evaluation/lesson.js';
import { findDepartments } from '../../data/post.js';
import { endToEvaluate } from '../../domain/evaluation/evaluate.js';
import { written, writtenOrNot } from '../../domain/text.js';
import { lockWatchedCase, type OwnersAct } from '../act-on-case.js';

type Verdict = Pick<Evaluation, 'solved' | 'satisfied' | 'processSound' | 'staffProfessional' | 'inTime'>;

export interface EvaluateCase extends OwnersAct, Verdict {
  suggestions: string | null;
  lessons: readonly GivenLesson[];
}
interface GivenLesson {
  text: string;
  departmentIds: readonly string[];
}

const MOST_LESSONS = 10;
const MOST_DEPARTMENTS = 20;

/**
 * Keeps how the handling of a case that ended was, and sends what is learned to the departments concerned.
 * @throws RuleError EVALUATED_ALREADY, TOO_MANY_LESSONS, TOO_MANY_DEPARTMENTS, LESSON_FOR_NOBODY, DEPARTMENT_UNKNOWN
 * @throws RuleError as `endToEvaluate` of the rules, NOT_FOUND, NOT_YOURS_TO_DO
 * Source: R72.
 */
export async function evaluateCase(em: EntityManager, command: EvaluateCase): Promise<string> {
  const { caseId, by, now, solved, satisfied, processSound, staffProfessional, inTime, lessons } = command;
  const { file, acting } = await lockWatchedCase(em, command);
  const endedAt = endToEvaluate(
    file.case,
    by.seats.map(({ postId }) => postId),
  );
  if (await em.existsBy(Evaluation, { caseId: file.case.id, endedAt }))
    throw new RuleError('EVALUATED_ALREADY', 'The case was evaluated already.', ['caseId']);
  if (lessons.length > MOST_LESSONS)
    throw new RuleError('TOO_MANY_LESSONS', `At most ${MOST_LESSONS} lessons are drawn from a case.`, ['lessons']);
  const evaluation = { id: uuidv7(), caseId: file.case.id, endedAt, evaluatedAt: now, ...acting };
  const verdict = { solved, satisfied, processSound, staffProfessional, inTime };
  const suggestions = writtenOrNot(command.suggestions, ['suggestions']);
  await em.insert(Evaluation, { ...evaluation, ...verdict, suggestions });
  for (const [index, lesson] of lessons.entries()) {
    await sendLesson(em, lesson, { path: ['lessons', String(index)], evaluation, now });
  }
  return caseId;
}

async function sendLesson(
  em: EntityManager,
  lesson: GivenLesson,
  { path, evaluation, now }: { path: readonly string[]; evaluation: { id: string; caseId: string }; now: Date },
): Promise<void> {
  const departmentIds = [...new Set(lesson.departmentIds.map((id) => id.toLowerCase()))];
  const where = [...path, 'departmentIds'];
  if (departmentIds.length === 0)
    throw new RuleError('LESSON_FOR_NOBODY', 'A lesson goes to a department at least.', where);
  if (departmentIds.length > MOST_DEPARTMENTS)
    throw new RuleError('TOO_MANY_DEPARTMENTS', `A lesson goes to ${MOST_DEPARTMENTS} departments at the most.`, where);
  if ((await findDepartments(em, departmentIds)).length < departmentIds.length)
    throw new RuleError('DEPARTMENT_UNKNOWN', 'One of the departments has no post for its head.', where);
  const id = uuidv7();
  const text = written(lesson.text, [...path, 'text']);
  await em.insert(Lesson, { id, caseId: evaluation.caseId, evaluationId: evaluation.id, text, learnedAt: now });
  const receipts = departmentIds.map((departmentId) => ({ id: uuidv7(), lessonId: id, departmentId, sentAt: now }));
  await em.insert(LessonReceipt, receipts);
}
