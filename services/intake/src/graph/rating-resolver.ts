import { type Context, mutate, payloadType } from '@complaints/kit';
import { digestOfToken } from '@complaints/kit/files';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { rateHandling } from '../actions/rate-handling.js';
import { Rating } from '../data/rating.js';
import { mayRate } from '../domain/rights.js';
import { handed } from './handed.js';
import { RateHandlingInput } from './inputs.js';

const RateHandlingPayload = payloadType('RateHandlingPayload', 'rating', () => Rating);

@Resolver(() => Rating)
export class RatingResolver {
  @Mutation(() => RateHandlingPayload, {
    description: 'Rates result and handling through a one-time link; dissatisfaction makes a repeat.',
  })
  rateHandling(
    @Arg('input', () => RateHandlingInput, { description: 'What the customer says.' }) input: RateHandlingInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'rateHandling',
      input,
      field: 'rating',
      // Strangers have no name to keep their keys under; the link stands for whoever holds it.
      caller: `link:${digestOfToken(input.token).toString('hex')}`,
      act: async (em, request) => (await rateHandling(em, { ...input, ...request, ...handed(context) })).id,
      read: async (id, { by }) => (mayRate(by) ? context.dataSource.manager.findOneByOrFail(Rating, { id }) : null),
    });
  }
}
