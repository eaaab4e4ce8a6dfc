import { RuleError } from '@complaints/contracts';
import type { Context } from '@complaints/kit';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { offerCandidates } from '../../data/candidates/offer-candidates.js';
import { policyInForce } from '../../data/policy/find-policies.js';
import { complaintScope } from '../../domain/rights.js';
import { handed } from '../handed.js';
import { createComplaintLoader } from '../loaders.js';
import { ComplaintCandidate, ComplaintCandidatesInput } from './candidate-types.js';

const MOST_OFFERED = 20;

@Resolver()
export class CandidateResolver {
  @Query(() => [ComplaintCandidate], {
    description:
      'Earlier complaints that the caller sees and that may be about the same, the likeliest first, before saving.',
  })
  async complaintCandidates(
    @Arg('input', () => ComplaintCandidatesInput, { description: 'What is known so far.' })
    input: ComplaintCandidatesInput,
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many at the most, 1 to 20.' }) first: number,
    @Ctx() context: Context,
  ): Promise<ComplaintCandidate[]> {
    if (first < 1 || first > MOST_OFFERED)
      throw new RuleError('PAGE_SIZE', `first is 1 to ${MOST_OFFERED}.`, ['first']);
    const { manager } = context.dataSource;
    const now = context.clock.now();
    const offered = await offerCandidates(manager, {
      ...input,
      scope: complaintScope(await context.actor()),
      vault: handed(context).vault,
      policy: await policyInForce(manager, now),
      now,
      most: first,
    });
    const loader = context.loader(createComplaintLoader);
    const complaints = await loader.loadMany(offered.map(({ id }) => id));
    return offered.flatMap(({ reasons, score, choices }, index) => {
      const complaint = complaints[index];
      if (complaint instanceof Error) throw complaint;
      return complaint ? [{ complaint, reasons, score, choices }] : [];
    });
  }
}
