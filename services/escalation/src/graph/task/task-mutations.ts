import { type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { completeTask } from '../../actions/task/complete-task.js';
import { updateTask } from '../../actions/task/update-task.js';
import { PlanStep } from '../../data/plan/plan-step.js';
import { findTaskSeen } from '../plan/plan-loaders.js';

@InputType('TaskInput', { description: 'What everything done to a task is asked with.' })
abstract class TaskInput {
  @Field(() => String, { description: 'Made by the client; the same key answers the same again.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The task.' })
  taskId!: string;

  @Field(() => String, { nullable: true, description: 'What there is to say of it, at most 2,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'How far a task has come.' })
class UpdateTaskInput extends TaskInput {
  @Field(() => Int, { description: 'In percent, 0 to 100; it is done only by `completeTask`.' })
  progress!: number;
}

@InputType({ description: 'What is said of the effect of a task.' })
class EffectInput {
  @Field(() => String, { nullable: true, description: 'By the team, at most 2,000 characters.' })
  team?: string | null;

  @Field(() => String, { nullable: true, description: 'By the customer, at most 2,000 characters.' })
  customer?: string | null;
}

@InputType({ description: 'That a task is done.' })
class CompleteTaskInput extends TaskInput {
  @Field(() => EffectInput, { nullable: true, description: 'What is said of its effect.' })
  effect?: EffectInput | null;
}

const UpdateTaskPayload = payloadType('UpdateTaskPayload', 'task', () => PlanStep);
const CompleteTaskPayload = payloadType('CompleteTaskPayload', 'task', () => PlanStep);

@Resolver()
export class TaskMutations {
  @Mutation(() => UpdateTaskPayload, {
    description: 'Keeps how far a task has come; who does it and the owner of its case say so, or their deputies.',
  })
  updateTask(
    @Arg('input', () => UpdateTaskInput, { description: 'How far it has come.' }) input: UpdateTaskInput,
    @Ctx() context: Context,
  ) {
    const { taskId, progress, note = null } = input;
    return mutate(context, {
      ...{ operation: 'updateTask', input, field: 'task' },
      act: (em, { by, now }) => updateTask(em, { taskId, by, now, progress, note }),
      read: (id) => findTaskSeen(context, id),
    });
  }

  @Mutation(() => CompleteTaskPayload, {
    description: 'Keeps that a task is done, and what is said of its effect; with the last one the work is finished.',
  })
  completeTask(
    @Arg('input', () => CompleteTaskInput, { description: 'What is done.' }) input: CompleteTaskInput,
    @Ctx() context: Context,
  ) {
    const { taskId, note = null } = input;
    const effect = { team: input.effect?.team ?? null, customer: input.effect?.customer ?? null };
    return mutate(context, {
      ...{ operation: 'completeTask', input, field: 'task' },
      act: (em, { by, now }) => completeTask(em, { taskId, by, now, note, effect }),
      read: (id) => findTaskSeen(context, id),
    });
  }
}
