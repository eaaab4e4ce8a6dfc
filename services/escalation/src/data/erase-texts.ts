import type { EntityManager } from 'typeorm';
import { ERASED } from '../domain/text.js';

/** What people write into a case in their own words: which columns of which tables, and of which rows. */
export const WRITTEN = [
  { table: 'contact', column: 'note', isWritten: 'true' },
  { table: 'contact', column: 'we_said', isWritten: 'true' },
  { table: 'contact', column: 'customer_said', isWritten: 'true' },
  { table: 'investigation', column: 'findings', isWritten: 'true' },
  { table: 'investigation', column: 'cause', isWritten: 'true' },
  { table: 'plan', column: 'cause', isWritten: 'true' },
  { table: 'plan', column: 'description', isWritten: 'true' },
  // Of an answered link the reference is the id of an event.
  { table: 'plan', column: 'proof_reference', isWritten: `proof_kind <> 'ANSWERED_LINK'` },
  { table: 'plan', column: 'objection', isWritten: 'true' },
  { table: 'plan', column: 'what_changed', isWritten: 'true' },
  { table: 'plan', column: 'feasible_by_policy', isWritten: 'true' },
  { table: 'plan', column: 'feasible_by_resources', isWritten: 'true' },
  { table: 'plan', column: 'feasible_by_expectation', isWritten: 'true' },
  { table: 'plan', column: 'departure_reason', isWritten: 'true' },
  { table: 'plan_step', column: 'title', isWritten: 'true' },
  { table: 'plan_step', column: 'team', isWritten: 'true' },
  { table: 'plan_step', column: 'expected_result', isWritten: 'true' },
  { table: 'plan_step', column: 'resources', isWritten: 'true' },
  { table: 'plan_milestone', column: 'title', isWritten: 'true' },
  { table: 'setback_explanation', column: 'why', isWritten: 'true' },
  { table: 'setback_explanation', column: 'note', isWritten: 'true' },
  { table: 'plan_adjustment', column: 'reason', isWritten: 'true' },
  { table: 'plan_adjustment', column: 'proof_reference', isWritten: 'true' },
  { table: 'task_progress', column: 'note', isWritten: 'true' },
  { table: 'task_progress', column: 'team_feedback', isWritten: 'true' },
  { table: 'task_progress', column: 'customer_feedback', isWritten: 'true' },
  // Of a step by itself the reason is the system's.
  { table: 'ladder_step', column: 'reason', isWritten: 'by_id is not null' },
  { table: 'deadline_pause', column: 'note', isWritten: 'true' },
  { table: 'case_act', column: 'reason', isWritten: 'true' },
  { table: 'decision', column: 'reasons', isWritten: 'true' },
  { table: 'decision', column: 'liability', isWritten: 'true' },
  { table: 'decision', column: 'expectation', isWritten: 'true' },
  { table: 'decision', column: 'compromise', isWritten: 'true' },
  { table: 'decision', column: 'market_effect', isWritten: 'true' },
  { table: 'decision', column: 'fairness', isWritten: 'true' },
  { table: 'decision', column: 'arbitration', isWritten: 'true' },
  { table: 'decision', column: 'appeal_text', isWritten: 'true' },
  { table: 'decision_refusal', column: 'statement', isWritten: 'true' },
  { table: 'decision_refusal', column: 'appeal_text', isWritten: 'true' },
  { table: 'evaluation', column: 'suggestions', isWritten: 'true' },
  { table: 'lesson', column: 'text', isWritten: 'true' },
  { table: 'answer_deviation', column: 'note', isWritten: 'true' },
  { table: 'answer_deviation', column: 'correction', isWritten: 'true' },
  { table: 'referral', column: 'name', isWritten: 'true' },
  { table: 'referral', column: 'question', isWritten: 'true' },
  { table: 'referral_answer', column: 'answer', isWritten: 'true' },
  { table: 'referral_answer', column: 'copy_reference', isWritten: 'true' },
  { table: 'emergency_step', column: 'note', isWritten: 'true' },
  { table: 'statutory_entry', column: 'note', isWritten: 'true' },
  { table: 'responsibility', column: 'evidence', isWritten: 'true' },
  { table: 'responsibility_comment', column: 'comment', isWritten: 'true' },
  { table: 'responsibility_withdrawal', column: 'reason', isWritten: 'true' },
  { table: 'resolution', column: 'statement', isWritten: 'true' },
] as const;

/**
 * Puts the placeholder where people wrote something into a case. The salt of a row goes with its words, so that nobody
 * can try out by the audit's digests what they were.
 */
export async function eraseTexts(em: EntityManager, caseId: string): Promise<void> {
  for (const { table, column, isWritten } of WRITTEN) {
    await em.query(
      `update ${table} set ${column} = $2, audit_salt = gen_random_uuid()
       where case_id = $1 and ${column} <> $2 and ${isWritten}`,
      [caseId, ERASED],
    );
  }
}
