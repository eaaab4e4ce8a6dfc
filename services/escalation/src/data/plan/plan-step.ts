import { registerVocabulary } from '@complaints/kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, In, PrimaryColumn } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Step } from '../../domain/plan/steps.js';
import type { TaskFacts } from '../../domain/task/task.js';
import { TaskState } from '../../domain/vocabulary.js';
import { PlanMilestone } from './plan-milestone.js';

registerVocabulary(TaskState, {
  name: 'TaskState',
  description: 'What has become of a step of a plan that was accepted.',
  words: {
    OPEN: 'It is to be done.',
    DONE: 'It is done.',
    CANCELLED: 'The case went on without the plan.',
    REPLACED: 'An adjustment of the plan put others in its place.',
  },
});

/** One step of a plan; a task once the plan is accepted. Source: R31, R34. */
@Entity('plan_step')
@ObjectType('PlanStep', {
  description: 'One step of a plan: who does what by when. It is a task once the plan is accepted.',
  simpleResolvers: true,
})
export class PlanStep implements Omit<Step, 'milestones'>, TaskFacts {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('uuid', { name: 'plan_id' })
  planId!: string;

  @Field(() => Int, { description: 'Where it stands in the plan, from 1.' })
  @Column('integer')
  position!: number;

  @Field(() => String, { description: 'What is done.' })
  @Column('text')
  title!: string;

  @Column('uuid', { name: 'assignee_id', nullable: true })
  assigneeId!: string | null;

  @Field(() => String, { nullable: true, description: 'The team that does it; null where a person does.' })
  @Column('text', { nullable: true })
  team!: string | null;

  @Field(() => String, { description: 'What is to come of it.' })
  @Column('text', { name: 'expected_result' })
  expectedResult!: string;

  @Field(() => String, { nullable: true, description: 'What it takes.' })
  @Column('text', { nullable: true })
  resources!: string | null;

  @Field(() => Date, { nullable: true, description: 'When it starts.' })
  @Column('timestamptz', { name: 'start_at', nullable: true })
  startAt!: Date | null;

  @Field(() => Date, { description: 'The last instant that is in time.' })
  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  @Field(() => TaskState, { nullable: true, description: 'What has become of it; null until the plan is accepted.' })
  @Column('text', { nullable: true })
  state!: TaskState | null;

  @Field(() => Int, { description: 'How much of it is done, in percent.' })
  @Column('integer')
  progress!: number;

  @Field(() => Date, { nullable: true, description: 'When it was done.' })
  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt!: Date | null;

  @Column('uuid', { name: 'adjustment_id', nullable: true })
  adjustmentId!: string | null;
}

/** The steps of each of these plans, in their order; a plan has at most 100. */
export const findStepsOf = (em: EntityManager, planIds: readonly string[]): Promise<PlanStep[]> =>
  em.find(PlanStep, { where: { planId: In([...planIds]) }, order: { planId: 'ASC', position: 'ASC' } });

/** Of each of these cases the newest hundred steps that became tasks, in the order in which they were planned. */
export const findTasks = (em: EntityManager, caseIds: readonly string[]): Promise<PlanStep[]> =>
  em
    .createQueryBuilder(PlanStep, 's')
    .where(
      `s.id in (
        select newest.id from unnest(:caseIds::uuid[]) wanted (id) cross join lateral (
          select r.id from plan_step r where r.case_id = wanted.id and r.state is not null order by r.id desc limit 100
        ) newest)`,
      { caseIds },
    )
    .orderBy('s.id')
    .getMany();

/** Where a page of tasks begins: the due instant as text, and the task's id. */
export type TaskKey = readonly [due: string, id: string];

/** One page of the open tasks of these people, next due first. */
export function findOpenTasks(
  em: EntityManager,
  assigneeIds: readonly string[],
  { after, take }: { after: TaskKey | null; take: number },
): Promise<PlanStep[]> {
  const query = em
    .createQueryBuilder(PlanStep, 's')
    .where('s.assignee_id = any(:assigneeIds::uuid[])', { assigneeIds })
    .andWhere(`s.state = 'OPEN'`);
  if (after) query.andWhere('(s.due_at, s.id) > (:due::timestamptz, :id::uuid)', { due: after[0], id: after[1] });
  return query.orderBy('s.due_at').addOrderBy('s.id').limit(take).getMany();
}

/** Where a task stands in the list. */
export const taskKeyOf = ({ dueAt, id }: PlanStep): TaskKey => [dueAt.toISOString(), id];

/** Of what steps are part. */
interface Whole {
  caseId: string;
  planId: string;
  /** How many steps of the plan come before them. */
  before: number;
  /** The adjustment that brings them; null where the plan was proposed with them. */
  adjustmentId: string | null;
  /** The ids they get, in their order. */
  stepIds: readonly string[];
}

/** Keeps the steps of a plan, with their milestones. */
export async function insertSteps(em: EntityManager, steps: readonly Step[], whole: Whole): Promise<void> {
  const { caseId, planId, before, adjustmentId, stepIds } = whole;
  const kept = steps.map(({ milestones, ...step }, index) => {
    const id = stepIds[index] ?? '';
    const row = { id, caseId, planId, position: before + index + 1, ...step, adjustmentId };
    const parts = milestones.map((milestone, at) => ({
      id: uuidv7(),
      caseId,
      stepId: id,
      position: at + 1,
      ...milestone,
    }));
    return { row: { ...row, state: adjustmentId ? TaskState.OPEN : null, progress: 0, doneAt: null }, parts };
  });
  await em.insert(
    PlanStep,
    kept.map(({ row }) => row),
  );
  const milestones = kept.flatMap(({ parts }) => parts);
  if (milestones.length > 0) await em.insert(PlanMilestone, milestones);
}
