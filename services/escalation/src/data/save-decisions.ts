import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Decision } from '../domain/case.js';
import { LadderStep } from './ladder-step.js';

/** Writes what the rules decided on any number of locked cases, in a few statements. */
export async function saveDecisions(em: EntityManager, decisions: readonly Decision[]): Promise<void> {
  if (decisions.length === 0) return;
  await saveCases(em, decisions);
  await saveDeadlines(em, decisions);
  await savePlans(em, decisions);
  const steps = decisions.flatMap(({ case: { id: caseId }, step }) => {
    if (!step) return [];
    const { filing, ...facts } = step;
    return [{ id: uuidv7(), caseId, ...facts, ...filing }];
  });
  if (steps.length > 0) await em.insert(LadderStep, steps);
}

async function saveCases(em: EntityManager, decisions: readonly Decision[]): Promise<void> {
  const cases = decisions.map((decision) => decision.case);
  await em.query(
    `update handling_case c set matter_id = x."matterId", store_id = x."storeId", region_id = x."regionId",
       confidential = x.confidential, reachable = x.reachable, accused_staff_ids = x."accusedStaffIds", level = x.level,
       urgency = x.urgency, nature_code = x."natureCode", state = x.state, merged_from = x."mergedFrom", tier = x.tier,
       owner_post_id = x."ownerPostId", abnormal_flag = x."abnormalFlag", failed_attempts = x."failedAttempts",
       setback = x.setback, outcome_at = x."outcomeAt", emergency_at = x."emergencyAt",
       unreachable_cause = x."unreachableCause", resolved_at = x."resolvedAt", closed_at = x."closedAt",
       next_due_at = x."nextDueAt"
     from jsonb_to_recordset($1::jsonb) as x (id uuid, "matterId" uuid, "storeId" uuid, "regionId" uuid,
       confidential boolean, reachable boolean, "accusedStaffIds" uuid[], level text, urgency text, "natureCode" text,
       state text, "mergedFrom" text, tier integer, "ownerPostId" uuid, "abnormalFlag" boolean, "failedAttempts" integer,
       setback text, "outcomeAt" timestamptz, "emergencyAt" timestamptz, "unreachableCause" text, "resolvedAt" timestamptz,
       "closedAt" timestamptz, "nextDueAt" timestamptz)
     where c.id = x.id`,
    [JSON.stringify(cases)],
  );
}

/** Clocks that ended come before those that start, so that never two of a kind and subject run at once. */
export async function saveDeadlines(em: EntityManager, decisions: readonly Decision[]): Promise<void> {
  const rows = decisions.flatMap(({ case: { id: caseId }, deadlines }) =>
    deadlines.map((deadline) => ({ ...deadline, id: uuidv7(), caseId })),
  );
  if (rows.length === 0) return;
  await em.query(
    `insert into deadline (id, case_id, kind, subject, generation, armed_at, limit_minutes, limit_working_days,
       calendar_code, due_at, met_at, cancelled_at, fired_at, warnings_at, next_warning_at, policy_version)
     select x.id, x."caseId", x.kind, x.subject, x.generation, x."armedAt", x."limitMinutes", x."limitWorkingDays",
       x."calendarCode", x."dueAt", x."metAt", x."cancelledAt", x."firedAt", x."warningsAt", x."warningsAt"[1],
       x."policyVersion"
     from jsonb_to_recordset($1::jsonb) as x (id uuid, "caseId" uuid, kind text, subject text, generation integer,
       "armedAt" timestamptz, "limitMinutes" integer, "limitWorkingDays" integer, "calendarCode" text,
       "dueAt" timestamptz, "metAt" timestamptz, "cancelledAt" timestamptz, "firedAt" timestamptz,
       "warningsAt" timestamptz[], "policyVersion" integer)
     on conflict (case_id, kind, subject, generation) do update
       set met_at = excluded.met_at, cancelled_at = excluded.cancelled_at, fired_at = excluded.fired_at`,
    [JSON.stringify(rows)],
  );
}

async function savePlans(em: EntityManager, decisions: readonly Decision[]): Promise<void> {
  const plans = decisions.flatMap(({ plan }) => (plan ? [plan] : []));
  if (plans.length === 0) return;
  await em.query(
    `update plan p set state = x.state, stated_by_id = x."statedById", accepted_at = x."acceptedAt", paid_at = x."paidAt",
       proof_kind = x."proofKind", proof_reference = x."proofReference", refusal_reason = x."refusalReason"
     from jsonb_to_recordset($1::jsonb) as x (id uuid, state text, "statedById" uuid, "acceptedAt" timestamptz,
       "paidAt" timestamptz, "proofKind" text, "proofReference" text, "refusalReason" text)
     where p.id = x.id`,
    [JSON.stringify(plans)],
  );
}
