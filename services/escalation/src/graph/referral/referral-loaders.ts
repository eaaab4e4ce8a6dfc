import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { findReferrals } from '../../data/of-case.js';
import { Referral } from '../../data/referral/referral.js';
import { findAnswers, type ReferralAnswer } from '../../data/referral/referral-answer.js';
import { createCaseLoader, ofCase } from '../loaders.js';

export const createReferralsLoader = ofCase(findReferrals);

/** What came back of a referral; null while nothing did. */
export const createAnswerLoader = ({ dataSource }: Context) =>
  new DataLoader<string, ReferralAnswer | null>(async (referralIds) => {
    const answers = await findAnswers(dataSource.manager, referralIds);
    const found = new Map(answers.map((answer) => [answer.referralId, answer]));
    return referralIds.map((id) => found.get(id) ?? null);
  });

/** Finds referrals of cases that the caller may see. */
export const createSeenReferralLoader = (context: Context) =>
  new DataLoader<string, Referral | null>(async (ids) => {
    const rows = await context.dataSource.manager.findBy(Referral, { id: In([...ids]) });
    const cases = context.loader(createCaseLoader);
    const seen = await Promise.all(rows.map(async (row) => ((await cases.load(row.caseId)) ? row : null)));
    const found = new Map(seen.flatMap((row) => (row ? [[row.id, row]] : [])));
    return ids.map((id) => found.get(id) ?? null);
  });
