import {
  type Connection,
  type Context,
  connectionType,
  idOfCursor,
  PageArgs,
  pageOf,
  rowsToRead,
} from '@complaints/kit';
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Case } from '../../data/case.js';
import { Evaluation } from '../../data/evaluation/evaluation.js';
import { findReceipts, Lesson, LessonReceipt } from '../../data/evaluation/lesson.js';
import { Staff } from '../../data/staff.js';
import { departmentsOf } from '../../domain/rights.js';
import { staffOf } from '../loaders.js';
import { createEvaluationsLoader, createLessonLoader, createLessonsLoader, createReceiptsLoader } from './loaders.js';

const LessonReceiptConnection = connectionType(LessonReceipt, 'LessonReceipt');

@ArgsType()
class LessonsArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Only those whose reading was not confirmed.' })
  unreadOnly!: boolean;
}

@Resolver(() => Case)
export class CaseEvaluationsResolver {
  @FieldResolver(() => [Evaluation], { description: 'How its handling was, oldest first; one for each time it ended.' })
  evaluations(@Root() { id }: Case, @Ctx() context: Context): Promise<Evaluation[]> {
    return context.loader(createEvaluationsLoader).load(id);
  }

  @FieldResolver(() => [Lesson], { description: 'What departments learn from it, oldest first; the newest 100.' })
  lessons(@Root() { id }: Case, @Ctx() context: Context): Promise<Lesson[]> {
    return context.loader(createLessonsLoader).load(id);
  }
}

@Resolver(() => Evaluation)
export class EvaluationResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who evaluated it.' })
  by(@Root() { byId }: Evaluation, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, byId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'For whom, when a deputy did.' })
  onBehalfOf(@Root() { onBehalfOfId }: Evaluation, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, onBehalfOfId);
  }
}

@Resolver(() => Lesson)
export class LessonResolver {
  @FieldResolver(() => [LessonReceipt], { description: 'To whom it was sent, and who confirmed; at most 20.' })
  receipts(@Root() { id }: Lesson, @Ctx() context: Context): Promise<LessonReceipt[]> {
    return context.loader(createReceiptsLoader).load(id);
  }
}

@Resolver(() => LessonReceipt)
export class LessonReceiptResolver {
  @Query(() => LessonReceiptConnection, {
    description: 'What the departments of the caller are to learn, as their head or a deputy; newest first.',
  })
  async myLessons(
    @Args(() => LessonsArgs) args: LessonsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<LessonReceipt>> {
    const departmentIds = departmentsOf(await context.actor());
    const wanted = { departmentIds, unreadOnly: args.unreadOnly, afterId: idOfCursor(args.after) };
    const rows = await findReceipts(context.dataSource.manager, { ...wanted, take: rowsToRead(args) });
    return pageOf(rows, args, ({ id }) => [id]);
  }

  @FieldResolver(() => ID, { description: 'The department it was sent to.' })
  departmentId(@Root() receipt: LessonReceipt): string {
    return receipt.departmentId;
  }

  @FieldResolver(() => Lesson, { nullable: true, description: 'What is learned.' })
  lesson(@Root() { lessonId }: LessonReceipt, @Ctx() context: Context): Promise<Lesson | null> {
    return context.loader(createLessonLoader).load(lessonId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who confirmed.' })
  readBy(@Root() { readById }: LessonReceipt, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, readById);
  }
}
