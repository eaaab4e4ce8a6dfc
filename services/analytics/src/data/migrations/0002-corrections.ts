import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is counted of complaints that are joined, taken apart, levelled anew, handed over and amended. */
export class AnalyticsCorrections1720000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CORRECTIONS);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from counted corrections');
  }
}

const CORRECTIONS = `
  alter table fact
    drop constraint fact_subject_check,
    add constraint fact_subject_check check (subject in (
      'intake.complaint.imported.v1', 'intake.complaint.registered.v1', 'intake.complaint.closed.v1', 'intake.handling.rated.v1',
      'intake.complaint.separated.v1', 'intake.complaint.merged.v1', 'intake.complaint.levelled.v1',
      'intake.complaint.routed.v1', 'intake.complaint.amended.v1',
      'escalation.case.contacted.v1', 'escalation.deadline.missed.v1', 'escalation.plan.accepted.v1',
      'escalation.case.climbed.v1', 'escalation.case.resolved.v1', 'fund.disbursement.paid.v1'));
  create index fact_confidential on fact (complaint_id, at) where subject in ('intake.complaint.registered.v1',
    'intake.complaint.imported.v1', 'intake.complaint.separated.v1', 'intake.complaint.amended.v1');
  alter table daily_figures
    add column merged bigint not null default 0,
    add column separated bigint not null default 0,
    add column rises bigint not null default 0,
    add column hand_overs bigint not null default 0;
`;
