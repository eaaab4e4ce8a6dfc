import type { EntityManager, ObjectLiteral } from 'typeorm';
import { CaseAct } from './case-act.js';
import { Contact } from './contact.js';
import { Deadline } from './deadline.js';
import { IssuedDecision } from './decision/issued-decision.js';
import { Evaluation } from './evaluation/evaluation.js';
import { Lesson } from './evaluation/lesson.js';
import { Investigation } from './investigation.js';
import { LadderStep } from './ladder-step.js';
import { SetbackExplanation } from './plan/setback-explanation.js';
import { Plan } from './plan.js';
import { Referral } from './referral/referral.js';
import { Responsibility } from './responsibility/responsibility.js';
import { StatutoryEntry } from './statutory/statutory-entry.js';

const MOST = 100;

interface OfCase extends ObjectLiteral {
  caseId: string;
}

/** The newest hundred rows of each case, oldest first, in one query for all cases. Ids sort by time. */
const newestOf =
  <Row extends OfCase>(entity: new () => Row) =>
  (em: EntityManager, caseIds: readonly string[]): Promise<Row[]> =>
    em
      .createQueryBuilder(entity, 'found')
      .where(
        `found.id in (
          select newest.id from unnest(:caseIds::uuid[]) wanted (id) cross join lateral (
            select r.id from ${em.connection.getMetadata(entity).tableName} r where r.case_id = wanted.id
            order by r.id desc limit ${MOST}
          ) newest)`,
        { caseIds },
      )
      .orderBy('found.id')
      .getMany();

export const findDeadlines = newestOf(Deadline);
export const findEvaluations = newestOf(Evaluation);
export const findLessons = newestOf(Lesson);
export const findActs = newestOf(CaseAct);
export const findContacts = newestOf(Contact);
export const findInvestigations = newestOf(Investigation);
export const findDecisions = newestOf(IssuedDecision);
export const findPlans = newestOf(Plan);
export const findSetbacks = newestOf(SetbackExplanation);
export const findLadder = newestOf(LadderStep);
export const findReferrals = newestOf(Referral);
export const findResponsibilities = newestOf(Responsibility);
export const findStatutoryEntries = newestOf(StatutoryEntry);
