import type { Context } from '@complaints/kit';
import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { LevelTrace } from '../data/level-derivation.js';
import { createComplaintLoader } from './loaders.js';

@Resolver(() => LevelTrace)
export class LevelTraceResolver {
  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The earlier complaint; null when the caller does not see it.',
  })
  async complaintId(@Root() { complaintId }: LevelTrace, @Ctx() context: Context) {
    return (await context.loader(createComplaintLoader).load(complaintId))?.id ?? null;
  }
}
