import { type Context, type Mutation as Mutating, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { acceptDeputyship, revokeDeputyship } from '../../actions/deputy/answer-deputyship.js';
import { nameDeputy } from '../../actions/deputy/name-deputy.js';
import { Deputy, findDeputy } from '../../data/deputy.js';
import { seesDeputyship } from '../../domain/deputy/rights.js';
import { AcceptDeputyshipInput, NameDeputyInput, RevokeDeputyshipInput } from './directory-inputs.js';

const NameDeputyPayload = payloadType('NameDeputyPayload', 'deputyship', () => Deputy);
const AcceptDeputyshipPayload = payloadType('AcceptDeputyshipPayload', 'deputyship', () => Deputy);
const RevokeDeputyshipPayload = payloadType('RevokeDeputyshipPayload', 'deputyship', () => Deputy);

/** Changes a deputyship and answers it, where the caller still sees it. */
const change = (context: Context, asked: Pick<Mutating<Deputy>, 'operation' | 'input' | 'act'>) =>
  mutate(context, {
    ...asked,
    field: 'deputyship',
    read: async (id, { by }) => {
      const found = await findDeputy(context.dataSource.manager, id);
      return found && seesDeputyship(by, found) ? found : null;
    },
  });

@Resolver()
export class DeputyMutations {
  @Mutation(() => NameDeputyPayload, {
    description:
      'Names a deputy for the holder of a post: by the holder, by a deputy within what was lent to them, or by an administrator.',
  })
  nameDeputy(
    @Arg('input', () => NameDeputyInput, { description: 'Whom, when and in what.' }) input: NameDeputyInput,
    @Ctx() context: Context,
  ) {
    const { postId, deputyId, fromAt = null, untilAt, scopes } = input;
    return change(context, {
      operation: 'nameDeputy',
      input,
      act: (em, request) => nameDeputy(em, { postId, deputyId, fromAt, untilAt, scopes, ...request }),
    });
  }

  @Mutation(() => AcceptDeputyshipPayload, { description: 'Who was named deputy accepts, and acts from then on.' })
  acceptDeputyship(
    @Arg('input', () => AcceptDeputyshipInput, { description: 'Which one.' }) input: AcceptDeputyshipInput,
    @Ctx() context: Context,
  ) {
    const { deputyshipId } = input;
    return change(context, {
      operation: 'acceptDeputyship',
      input,
      act: (em, request) => acceptDeputyship(em, { deputyshipId, ...request }),
    });
  }

  @Mutation(() => RevokeDeputyshipPayload, {
    description: 'Ends a deputyship: by who named the deputy, the holder, the deputy or an administrator.',
  })
  revokeDeputyship(
    @Arg('input', () => RevokeDeputyshipInput, { description: 'Which one.' }) input: RevokeDeputyshipInput,
    @Ctx() context: Context,
  ) {
    const { deputyshipId } = input;
    return change(context, {
      operation: 'revokeDeputyship',
      input,
      act: (em, request) => revokeDeputyship(em, { deputyshipId, ...request }),
    });
  }
}
