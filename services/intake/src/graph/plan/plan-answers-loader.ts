import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import { findPlanAnswers, type PlanAnswer } from '../../data/plan/plan-answer.js';

/** What customers said of plans, by complaint, for complaints that the caller sees. */
export const createPlanAnswersLoader = ({ dataSource }: Context): DataLoader<string, PlanAnswer[]> =>
  new DataLoader(async (complaintIds) => {
    const found = Map.groupBy(await findPlanAnswers(dataSource.manager, complaintIds), (one) => one.complaintId);
    return complaintIds.map((id) => found.get(id) ?? []);
  });
