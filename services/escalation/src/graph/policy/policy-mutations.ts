import { type Actor, type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { acknowledgePolicy } from '../../actions/policy/acknowledge-policy.js';
import { checkVersion, publishPolicy } from '../../actions/policy/publish-policy.js';
import { PublishedPolicy } from '../../data/policy/published-policy.js';
import { seesPolicy } from '../../domain/rights.js';
import {
  AcknowledgeHandlingPolicyInput,
  PublishHandlingPolicyInput,
  ValidateHandlingPolicyInput,
} from './policy-inputs.js';

const ValidateHandlingPolicyPayload = payloadType('ValidateHandlingPolicyPayload', 'isConsistent', () => Boolean);
const PublishHandlingPolicyPayload = payloadType('PublishHandlingPolicyPayload', 'policy', () => PublishedPolicy);
const AcknowledgeHandlingPolicyPayload = payloadType(
  'AcknowledgeHandlingPolicyPayload',
  'policy',
  () => PublishedPolicy,
);

@Resolver()
export class PolicyMutations {
  @Mutation(() => ValidateHandlingPolicyPayload, {
    description: 'Names everything that speaks against publishing a version, and changes nothing; administrators only.',
  })
  validateHandlingPolicy(
    @Arg('input', () => ValidateHandlingPolicyInput, { description: 'The version.' })
    input: ValidateHandlingPolicyInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'validateHandlingPolicy',
      input,
      field: 'isConsistent',
      act: async (em, request) => (await checkVersion(em, { ...input, ...request })).id,
      read: async () => true,
    });
  }

  @Mutation(() => PublishHandlingPolicyPayload, {
    description:
      'Publishes the next version of the handling policy; administrators only. Everything against it is named at once.',
  })
  publishHandlingPolicy(
    @Arg('input', () => PublishHandlingPolicyInput, { description: 'The version.' }) input: PublishHandlingPolicyInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'publishHandlingPolicy',
      input,
      field: 'policy',
      act: async (em, request) => (await publishPolicy(em, { ...input, ...request })).id,
      read: (id, { by }) => versionSeen(context, id, by),
    });
  }

  @Mutation(() => AcknowledgeHandlingPolicyPayload, {
    description: 'Notes that the caller has acknowledged a version; the first time stands.',
  })
  acknowledgeHandlingPolicy(
    @Arg('input', () => AcknowledgeHandlingPolicyInput, { description: 'The version.' })
    input: AcknowledgeHandlingPolicyInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'acknowledgeHandlingPolicy',
      input,
      field: 'policy',
      act: async (em, request) => (await acknowledgePolicy(em, { ...request, version: input.version })).id,
      read: (id, { by }) => versionSeen(context, id, by),
    });
  }
}

const versionSeen = async ({ dataSource }: Context, id: string, by: Actor): Promise<PublishedPolicy | null> =>
  seesPolicy(by) ? dataSource.manager.findOneBy(PublishedPolicy, { id }) : null;
