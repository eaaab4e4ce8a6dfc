import { newId } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import type { CaseFacts, Decision } from '../domain/case.js';
import type { DeadlineFacts } from '../domain/deadline.js';
import type { KeptDeadline } from './deadline.js';

/** Writes what the rules decided on any number of locked cases, in a few statements. */
export async function saveDecisions(em: EntityManager, decisions: readonly Decision[]): Promise<void> {
  if (decisions.length === 0) return;
  await saveCases(em, decisions);
  await saveDeadlines(em, decisions);
  await savePlans(em, decisions);
  await saveTasks(em, decisions);
  await saveSteps(em, decisions);
}

async function saveCases(em: EntityManager, decisions: readonly Decision[]): Promise<void> {
  const { changed = [], due = [] } = Object.groupBy(decisions, ({ case: present, file }) =>
    file.before && !differs(present, file.before) ? 'due' : 'changed',
  );
  await saveDueInstants(em, due);
  if (changed.length === 0) return;
  const cases = changed.map((decision) => decision.case);
  await em.query(
    `update handling_case c set matter_id = x."matterId", store_id = x."storeId", region_id = x."regionId",
       confidential = x.confidential, reachable = x.reachable, accused_staff_ids = x."accusedStaffIds", level = x.level,
       urgency = x.urgency, nature_code = x."natureCode", state = x.state, merged_from = x."mergedFrom", tier = x.tier,
       owner_post_id = x."ownerPostId", abnormal_flag = x."abnormalFlag", failed_attempts = x."failedAttempts",
       setback = x.setback, outcome_at = x."outcomeAt", emergency_at = x."emergencyAt",
       unreachable_cause = x."unreachableCause", resolved_at = x."resolvedAt", closed_at = x."closedAt",
       next_due_at = x."nextDueAt"
     from json_to_recordset($1::json) as x (id uuid, "matterId" uuid, "storeId" uuid, "regionId" uuid,
       confidential boolean, reachable boolean, "accusedStaffIds" uuid[], level text, urgency text, "natureCode" text,
       state text, "mergedFrom" text, tier integer, "ownerPostId" uuid, "abnormalFlag" boolean, "failedAttempts" integer,
       setback text, "outcomeAt" timestamptz, "emergencyAt" timestamptz, "unreachableCause" text, "resolvedAt" timestamptz,
       "closedAt" timestamptz, "nextDueAt" timestamptz)
     where c.id = x.id`,
    [JSON.stringify(cases)],
  );
}

/** Whether anything of a case is new but its next due instant, which is all that most clocks change. */
function differs(present: CaseFacts, known: CaseFacts): boolean {
  for (const name in present) {
    const field = name as keyof CaseFacts;
    if (field !== 'nextDueAt' && present[field] !== known[field]) return true;
  }
  return false;
}

async function saveDueInstants(em: EntityManager, decisions: readonly Decision[]): Promise<void> {
  if (decisions.length === 0) return;
  await em.query(
    `update handling_case c set next_due_at = x."nextDueAt"
     from json_to_recordset($1::json) as x (id uuid, "nextDueAt" timestamptz) where c.id = x.id`,
    [JSON.stringify(decisions.map(({ case: { id, nextDueAt } }) => ({ id, nextDueAt })))],
  );
}

/** Clocks that ended come before those that start, so that never two of a kind and subject run at once. */
export async function saveDeadlines(em: EntityManager, decisions: readonly Decision[]): Promise<void> {
  const clocks = decisions.flatMap(({ case: { id: caseId }, deadlines }) =>
    deadlines.map((deadline) => ({ ...deadline, caseId })),
  );
  await endDeadlines(em, clocks.filter(isKept));
  await startDeadlines(
    em,
    clocks.filter((clock) => !isKept(clock)),
  );
}

/** What came from the table has its id, whatever the rules made of it. */
const isKept = (clock: DeadlineFacts): clock is KeptDeadline => 'id' in clock;

async function endDeadlines(em: EntityManager, clocks: readonly KeptDeadline[]): Promise<void> {
  if (clocks.length === 0) return;
  const ends = clocks.map(({ id, metAt, cancelledAt, firedAt }) => ({ id, metAt, cancelledAt, firedAt }));
  await em.query(
    `update deadline d set met_at = x."metAt", cancelled_at = x."cancelledAt", fired_at = x."firedAt"
     from json_to_recordset($1::json) as x (id uuid, "metAt" timestamptz, "cancelledAt" timestamptz, "firedAt" timestamptz)
     where d.id = x.id`,
    [JSON.stringify(ends)],
  );
}

async function startDeadlines(em: EntityManager, clocks: readonly DeadlineFacts[]): Promise<void> {
  if (clocks.length === 0) return;
  await em.query(
    `insert into deadline (id, case_id, kind, subject, generation, armed_at, limit_minutes, limit_working_days,
       calendar_code, due_at, met_at, cancelled_at, fired_at, warnings_at, next_warning_at, policy_version)
     select x.id, x."caseId", x.kind, x.subject, x.generation, x."armedAt", x."limitMinutes", x."limitWorkingDays",
       x."calendarCode", x."dueAt", x."metAt", x."cancelledAt", x."firedAt", x."warningsAt", x."warningsAt"[1],
       x."policyVersion"
     from json_to_recordset($1::json) as x (id uuid, "caseId" uuid, kind text, subject text, generation integer,
       "armedAt" timestamptz, "limitMinutes" integer, "limitWorkingDays" integer, "calendarCode" text,
       "dueAt" timestamptz, "metAt" timestamptz, "cancelledAt" timestamptz, "firedAt" timestamptz,
       "warningsAt" timestamptz[], "policyVersion" integer)`,
    [JSON.stringify(clocks.map((clock) => ({ id: newId(), ...clock })))],
  );
}

async function savePlans(em: EntityManager, decisions: readonly Decision[]): Promise<void> {
  const plans = decisions.flatMap(({ plan }) => (plan ? [plan] : []));
  if (plans.length === 0) return;
  await em.query(
    `update plan p set state = x.state, stated_by_id = x."statedById", accepted_at = x."acceptedAt", paid_at = x."paidAt",
       disbursement_id = x."disbursementId", proof_kind = x."proofKind", proof_reference = x."proofReference",
       refusal_reason = x."refusalReason", objection = x.objection, due_at = x."dueAt"
     from json_to_recordset($1::json) as x (id uuid, state text, "statedById" uuid, "acceptedAt" timestamptz,
       "paidAt" timestamptz, "disbursementId" uuid, "proofKind" text, "proofReference" text, "refusalReason" text, objection text, "dueAt" timestamptz)
     where p.id = x.id`,
    [JSON.stringify(plans)],
  );
}

async function saveTasks(em: EntityManager, decisions: readonly Decision[]): Promise<void> {
  const tasks = decisions.flatMap((decision) => decision.tasks);
  if (tasks.length === 0) return;
  await em.query(
    `update plan_step s set state = x.state, progress = x.progress, done_at = x."doneAt"
     from json_to_recordset($1::json) as x (id uuid, state text, progress integer, "doneAt" timestamptz)
     where s.id = x.id`,
    [JSON.stringify(tasks.map(({ id, state, progress, doneAt }) => ({ id, state, progress, doneAt })))],
  );
}

async function saveSteps(em: EntityManager, decisions: readonly Decision[]): Promise<void> {
  const steps = decisions.flatMap(({ case: { id: caseId }, step }) => {
    if (!step) return [];
    const { filing, ...facts } = step;
    return [{ id: newId(), caseId, ...facts, ...filing }];
  });
  if (steps.length === 0) return;
  await em.query(
    `insert into ladder_step (id, case_id, from_tier, to_tier, from_post_id, to_post_id, trigger, reason, climbed_at,
       reported_at, reported_to_id, by_id, on_behalf_of_id)
     select x.id, x."caseId", x."fromTier", x."toTier", x."fromPostId", x."toPostId", x.trigger, x.reason, x."climbedAt",
       x."reportedAt", x."reportedToId", x."byId", x."onBehalfOfId"
     from json_to_recordset($1::json) as x (id uuid, "caseId" uuid, "fromTier" integer, "toTier" integer,
       "fromPostId" uuid, "toPostId" uuid, trigger text, reason text, "climbedAt" timestamptz, "reportedAt" timestamptz,
       "reportedToId" uuid, "byId" uuid, "onBehalfOfId" uuid)`,
    [JSON.stringify(steps)],
  );
}
