import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { Case } from '../../data/case.js';
import { findResponsibilities } from '../../data/of-case.js';
import { Responsibility } from '../../data/responsibility/responsibility.js';
import { findComments, type ResponsibilityComment } from '../../data/responsibility/responsibility-comment.js';
import { findWithdrawals, type ResponsibilityWithdrawal } from '../../data/responsibility/responsibility-withdrawal.js';
import { isNamed } from '../../domain/responsibility/named.js';
import { oversees } from '../../domain/rights.js';
import { ofCase } from '../loaders.js';

export const createResponsibilitiesLoader = ofCase(findResponsibilities);

/** What was said to an entry. */
export const createCommentsLoader = ({ dataSource }: Context) =>
  new DataLoader<string, ResponsibilityComment[]>(async (ids) => {
    const found = Map.groupBy(await findComments(dataSource.manager, ids), (one) => one.responsibilityId);
    return ids.map((id) => found.get(id) ?? []);
  });

/** That an entry was taken back; null while it stands. */
export const createWithdrawalLoader = ({ dataSource }: Context) =>
  new DataLoader<string, ResponsibilityWithdrawal | null>(async (ids) => {
    const withdrawals = await findWithdrawals(dataSource.manager, ids);
    const found = new Map(withdrawals.map((one) => [one.responsibilityId, one]));
    return ids.map((id) => found.get(id) ?? null);
  });

/** Finds entries that name the caller, or that the caller may see on the case. */
export const createSeenResponsibilityLoader = (context: Context) =>
  new DataLoader<string, Responsibility | null>(async (ids) => {
    const { manager } = context.dataSource;
    const rows = await manager.findBy(Responsibility, { id: In([...ids]) });
    const cases = await manager.findBy(Case, { id: In(rows.map(({ caseId }) => caseId)) });
    const actor = await context.actor();
    const isSeen = (entry: Responsibility): boolean => {
      const found = cases.find(({ id }) => id === entry.caseId);
      return found !== undefined && (oversees(actor, found) || isNamed(actor, entry, found));
    };
    return ids.map((id) => rows.find((row) => row.id === id && isSeen(row)) ?? null);
  });
