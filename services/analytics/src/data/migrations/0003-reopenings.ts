import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was counted as closed is taken back, once, where a complaint goes on. */
export class AnalyticsReopenings1720000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REOPENINGS);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from what was taken back');
  }
}

const REOPENINGS = `
  alter table fact
    drop constraint fact_subject_check,
    add constraint fact_subject_check check (subject in (
      'intake.complaint.imported.v1', 'intake.complaint.registered.v1', 'intake.complaint.closed.v1', 'intake.handling.rated.v1',
      'intake.complaint.separated.v1', 'intake.complaint.merged.v1', 'intake.complaint.levelled.v1',
      'intake.complaint.routed.v1', 'intake.complaint.amended.v1', 'intake.complaint.reopened.v1',
      'escalation.case.contacted.v1', 'escalation.deadline.missed.v1', 'escalation.plan.accepted.v1',
      'escalation.case.climbed.v1', 'escalation.case.resolved.v1', 'escalation.case.closed.v1',
      'escalation.case.reopened.v1', 'fund.disbursement.paid.v1')),
    add column takes_back uuid unique references fact,
    add check ((takes_back is null) = (subject not in ('intake.complaint.reopened.v1', 'escalation.case.reopened.v1')));
  create index fact_end on fact (complaint_id, at) where subject in ('intake.complaint.closed.v1',
    'escalation.case.resolved.v1', 'escalation.case.closed.v1');
  alter table daily_figures add column closed_provisionally bigint not null default 0;
`;
