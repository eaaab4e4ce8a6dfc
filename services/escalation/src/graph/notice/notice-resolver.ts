import {
  type Connection,
  type Context,
  connectionType,
  idOfCursor,
  PageArgs,
  pageOf,
  rowsToRead,
} from '@complaints/kit';
import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Case } from '../../data/case.js';
import { findNotices } from '../../data/notice/find-notices.js';
import { Notice } from '../../data/notice/notice.js';
import { Post } from '../../data/post.js';
import { Staff } from '../../data/staff.js';
import { noticeText } from '../../domain/notice/notice-texts.js';
import { toldTo } from '../../domain/notice/rights.js';
import { createCaseLoader, createPostLoader, staffOf } from '../loaders.js';

const NoticeConnection = connectionType(Notice, 'Notice');

@ArgsType()
class NoticesArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Only those that nobody has marked as read.' })
  unreadOnly!: boolean;
}

@Resolver(() => Notice)
export class NoticeResolver {
  @Query(() => NoticeConnection, {
    description:
      'What the caller is told, as holder or deputy of a post or in person, a deputy by scope; newest first.',
  })
  async myNotices(@Args(() => NoticesArgs) args: NoticesArgs, @Ctx() context: Context): Promise<Connection<Notice>> {
    const { unreadOnly, after } = args;
    const wanted = {
      toldTo: toldTo(await context.actor()),
      unreadOnly,
      afterId: idOfCursor(after),
      take: rowsToRead(args),
    };
    return pageOf(await findNotices(context.dataSource.manager, wanted), args, ({ id }) => [id]);
  }

  @FieldResolver(() => Case, {
    nullable: true,
    description: 'The case it is of; null where it is of none, or the caller may not see it.',
  })
  case(@Root() { caseId }: Notice, @Ctx() context: Context): Promise<Case | null> | null {
    return caseId === null ? null : context.loader(createCaseLoader).load(caseId);
  }

  @FieldResolver(() => Post, { nullable: true, description: 'The post that is told; null when a person is.' })
  post(@Root() { toId }: Notice, @Ctx() context: Context): Promise<Post | null> {
    return context.loader(createPostLoader).load(toId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who marked it as read.' })
  readBy(@Root() { readById }: Notice, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, readById);
  }

  @FieldResolver(() => String, { description: 'What it says, in Chinese.' })
  textZh(@Root() notice: Notice): string {
    return noticeText(notice).zh;
  }

  @FieldResolver(() => String, { description: 'What it says, in English.' })
  textEn(@Root() notice: Notice): string {
    return noticeText(notice).en;
  }
}
