import { Column, Entity, type EntityManager, In, PrimaryColumn } from 'typeorm';

/** That a step of the emergency procedure was done; append-only. Source: R18. */
@Entity('emergency_step')
export class DoneStep {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('text')
  code!: string;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('timestamptz', { name: 'done_at' })
  doneAt!: Date;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}

/** The steps that were done in some cases. */
export const findDoneSteps = (em: EntityManager, caseIds: readonly string[]): Promise<DoneStep[]> =>
  em.findBy(DoneStep, { caseId: In([...caseIds]) });
