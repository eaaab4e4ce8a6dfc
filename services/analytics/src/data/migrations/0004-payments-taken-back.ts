import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Payments are told with more than before, and what was counted of one is taken back, once, where it was wrong. */
export class AnalyticsPaymentsTakenBack1720000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PAYMENTS);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from payments that were taken back');
  }
}

const PAYMENTS = `
  alter table fact
    drop constraint fact_subject_check,
    add constraint fact_subject_check check (subject in (
      'intake.complaint.imported.v1', 'intake.complaint.registered.v1', 'intake.complaint.closed.v1', 'intake.handling.rated.v1',
      'intake.complaint.separated.v1', 'intake.complaint.merged.v1', 'intake.complaint.levelled.v1',
      'intake.complaint.routed.v1', 'intake.complaint.amended.v1', 'intake.complaint.reopened.v1',
      'escalation.case.contacted.v1', 'escalation.deadline.missed.v1', 'escalation.plan.accepted.v1',
      'escalation.case.climbed.v1', 'escalation.case.resolved.v1', 'escalation.case.closed.v1',
      'escalation.case.reopened.v1', 'fund.disbursement.paid.v1', 'fund.disbursement.paid.v2',
      'fund.disbursement.reversed.v1')),
    drop constraint fact_check,
    add constraint fact_takes_back check ((takes_back is null) = (subject not in
      ('intake.complaint.reopened.v1', 'escalation.case.reopened.v1', 'fund.disbursement.reversed.v1')));
  create index fact_payment on fact (complaint_id, at)
    where subject in ('fund.disbursement.paid.v1', 'fund.disbursement.paid.v2');
`;
