import { type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { markNoticesRead } from '../../actions/notice/mark-notices-read.js';
import { findNoticesOf } from '../../data/notice/find-notices.js';
import { Notice } from '../../data/notice/notice.js';
import { toldTo } from '../../domain/notice/rights.js';

@InputType({ description: 'Which notices were read.' })
class MarkNoticesReadInput {
  @Field(() => String, { description: 'Made by the client; the same key answers the same again.' })
  idempotencyKey!: string;

  @Field(() => [ID], { description: 'Notices to the caller, at most 100.' })
  ids!: string[];
}

const MarkNoticesReadPayload = payloadType('MarkNoticesReadPayload', 'notices', () => [Notice]);

@Resolver()
export class MarkNoticesReadResolver {
  @Mutation(() => MarkNoticesReadPayload, { description: 'Marks notices as read, for all who act from their posts.' })
  markNoticesRead(
    @Arg('input', () => MarkNoticesReadInput, { description: 'Which ones.' }) input: MarkNoticesReadInput,
    @Ctx() context: Context,
  ) {
    const { ids } = input;
    return mutate(context, {
      ...{ operation: 'markNoticesRead', input, field: 'notices' },
      act: (em, { by, now }) => markNoticesRead(em, { ids, by, now }),
      read: (_, { by }) => findNoticesOf(context.dataSource.manager, { ids, toldTo: toldTo(by) }),
    });
  }
}
