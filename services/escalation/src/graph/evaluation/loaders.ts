import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { Lesson, LessonReceipt } from '../../data/evaluation/lesson.js';
import { findEvaluations, findLessons } from '../../data/of-case.js';
import { byId, ofCase } from '../loaders.js';

export const createEvaluationsLoader = ofCase(findEvaluations);
export const createLessonsLoader = ofCase(findLessons);
export const createLessonLoader = byId(Lesson);

/** Finds to whom lessons were sent. */
export const createReceiptsLoader = ({ dataSource }: Context) =>
  new DataLoader<string, LessonReceipt[]>(async (lessonIds) => {
    const where = { lessonId: In([...lessonIds]) };
    const rows = await dataSource.manager.find(LessonReceipt, { where, order: { id: 'ASC' } });
    const byLesson = Map.groupBy(rows, ({ lessonId }) => lessonId);
    return lessonIds.map((id) => byLesson.get(id) ?? []);
  });
