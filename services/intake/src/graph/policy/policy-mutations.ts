import { type Actor, type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { acknowledgePolicy } from '../../actions/policy/acknowledge-policy.js';
import { checkVersion, publishPolicy } from '../../actions/policy/publish-policy.js';
import { PublishedPolicy } from '../../data/policy/published-policy.js';
import { seesPolicy } from '../../domain/rights.js';
import { AcknowledgeIntakePolicyInput, PublishIntakePolicyInput, ValidateIntakePolicyInput } from './policy-inputs.js';

const ValidateIntakePolicyPayload = payloadType('ValidateIntakePolicyPayload', 'isConsistent', () => Boolean);
const PublishIntakePolicyPayload = payloadType('PublishIntakePolicyPayload', 'policy', () => PublishedPolicy);
const AcknowledgeIntakePolicyPayload = payloadType('AcknowledgeIntakePolicyPayload', 'policy', () => PublishedPolicy);

@Resolver()
export class PolicyMutations {
  @Mutation(() => ValidateIntakePolicyPayload, {
    description: 'Names everything that speaks against publishing a version, and changes nothing; administrators only.',
  })
  validateIntakePolicy(
    @Arg('input', () => ValidateIntakePolicyInput, { description: 'The version.' }) input: ValidateIntakePolicyInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'validateIntakePolicy',
      input,
      field: 'isConsistent',
      act: async (em, request) => (await checkVersion(em, { ...input, ...request })).id,
      read: async () => true,
    });
  }

  @Mutation(() => PublishIntakePolicyPayload, {
    description:
      'Publishes the next version of the policy; administrators only. Everything against it is named at once.',
  })
  publishIntakePolicy(
    @Arg('input', () => PublishIntakePolicyInput, { description: 'The version.' }) input: PublishIntakePolicyInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'publishIntakePolicy',
      input,
      field: 'policy',
      act: async (em, request) => (await publishPolicy(em, { ...input, ...request })).id,
      read: (id, { by }) => versionSeen(context, id, by),
    });
  }

  @Mutation(() => AcknowledgeIntakePolicyPayload, {
    description: 'Notes that the caller has acknowledged a version; the first time stands.',
  })
  acknowledgeIntakePolicy(
    @Arg('input', () => AcknowledgeIntakePolicyInput, { description: 'The version.' })
    input: AcknowledgeIntakePolicyInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'acknowledgeIntakePolicy',
      input,
      field: 'policy',
      act: async (em, request) => (await acknowledgePolicy(em, { ...request, version: input.version })).id,
      read: (id, { by }) => versionSeen(context, id, by),
    });
  }
}

const versionSeen = async ({ dataSource }: Context, id: string, by: Actor): Promise<PublishedPolicy | null> =>
  seesPolicy(by) ? dataSource.manager.findOneBy(PublishedPolicy, { id }) : null;
