import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A customer answers a round of the plan through a one-time link. */
export class EscalationPlanAnswers1720000000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table plan
        drop constraint plan_state_check,
        add constraint plan_state_check
          check (state in ('PROPOSED', 'REPLACED', 'ACCEPTED', 'OBJECTED', 'LAPSED', 'COMPENSATION_REFUSED')),
        drop constraint plan_proof_kind_check,
        add constraint plan_proof_kind_check check (proof_kind in ('SIGNATURE', 'RECORDING', 'ANSWERED_LINK'));`);
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from answered plans');
  }
}
