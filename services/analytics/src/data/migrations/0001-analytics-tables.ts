import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AnalyticsTables1720000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FACT);
    await runner.query(DAILY_FIGURES);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from the first tables');
  }
}

const FACT = `
  create table fact (
    event_id uuid primary key,
    subject text not null check (subject in (
      'intake.complaint.registered.v1', 'intake.complaint.closed.v1', 'intake.handling.rated.v1',
      'escalation.case.contacted.v1', 'escalation.deadline.missed.v1', 'escalation.plan.accepted.v1',
      'escalation.case.climbed.v1', 'escalation.case.resolved.v1', 'fund.disbursement.paid.v1')),
    complaint_id uuid not null,
    store_id uuid,
    region_id uuid,
    confidential boolean not null,
    day date not null,
    at timestamptz not null,
    detail jsonb not null
  );
  create index fact_day on fact (day, event_id);
  create unique index fact_registered on fact (complaint_id) where subject = 'intake.complaint.registered.v1';

  create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is append-only', tg_table_name;
  end $$;
  create trigger fact_append_only before update or delete or truncate on fact
    for each statement execute function refuse_change();
  revoke update, delete, truncate on fact from analytics_app;
`;

/** Without a store or a region a row stands under the nil id, because a key has no nulls. */
const DAILY_FIGURES = `
  create table daily_figures (
    store_id uuid not null,
    region_id uuid not null,
    day date not null,
    confidential boolean not null,
    registered bigint not null,
    repeats bigint not null,
    first bigint not null,
    second bigint not null,
    major bigint not null,
    abnormal bigint not null,
    closed bigint not null,
    closed_without_agreement bigint not null,
    superseded bigint not null,
    contacted bigint not null,
    contacted_in_time bigint not null,
    contact_missed bigint not null,
    plans_accepted bigint not null,
    plans_in_time bigint not null,
    plan_missed bigint not null,
    climbs bigint not null,
    resolved bigint not null,
    resolution_minutes_sum bigint not null,
    ratings bigint not null,
    satisfied bigint not null,
    result_satisfaction_sum bigint not null,
    handling_satisfaction_sum bigint not null,
    payments bigint not null,
    paid_fen bigint not null,
    primary key (store_id, day, region_id, confidential)
  );
  create index daily_figures_region on daily_figures (region_id, day);
  create index daily_figures_day on daily_figures (day);
`;
