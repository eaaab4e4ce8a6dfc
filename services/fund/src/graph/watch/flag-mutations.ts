import { type Context, type Mutation as MutationParts, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { confirmFlag, dismissFlag } from '../../actions/watch/decide-flag.js';
import { Flag } from '../../data/watch/flag.js';
import { seesFlags } from '../../domain/rights.js';
import { ConfirmFlagInput, DismissFlagInput } from './flag-inputs.js';

const ConfirmFlagPayload = payloadType('ConfirmFlagPayload', 'flag', () => Flag);
const DismissFlagPayload = payloadType('DismissFlagPayload', 'flag', () => Flag);

/** Does it, and answers the flag where the caller still sees it. */
const answering = (context: Context, parts: Pick<MutationParts<Flag>, 'operation' | 'input' | 'act'>) =>
  mutate(context, {
    ...parts,
    field: 'flag',
    read: async (id, { by }) => (seesFlags(by) ? context.dataSource.manager.findOneBy(Flag, { id }) : null),
  });

@Resolver()
export class FlagMutations {
  @Mutation(() => ConfirmFlagPayload, {
    description: 'Says that something is wrong with what is flagged; oversight and the executive president alone.',
  })
  confirmFlag(
    @Arg('input', () => ConfirmFlagInput, { description: 'Which, and why.' }) input: ConfirmFlagInput,
    @Ctx() context: Context,
  ) {
    const { flagId, reason } = input;
    const act: MutationParts<Flag>['act'] = (em, request) => confirmFlag(em, { flagId, reason, ...request });
    return answering(context, { operation: 'confirmFlag', input, act });
  }

  @Mutation(() => DismissFlagPayload, {
    description: 'Says that nothing is wrong with what is flagged; oversight and the executive president alone.',
  })
  dismissFlag(
    @Arg('input', () => DismissFlagInput, { description: 'Which, and why.' }) input: DismissFlagInput,
    @Ctx() context: Context,
  ) {
    const { flagId, reason } = input;
    const act: MutationParts<Flag>['act'] = (em, request) => dismissFlag(em, { flagId, reason, ...request });
    return answering(context, { operation: 'dismissFlag', input, act });
  }
}
