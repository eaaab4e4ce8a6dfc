import { type Actor, type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { acknowledgePolicy } from '../../actions/policy/acknowledge-policy.js';
import { checkVersion, publishPolicy } from '../../actions/policy/publish-policy.js';
import { PublishedPolicy } from '../../data/policy/published-policy.js';
import { seesPolicy } from '../../domain/rights.js';
import {
  AcknowledgeFundPolicyInput,
  givenBy,
  PublishFundPolicyInput,
  ValidateFundPolicyInput,
} from './policy-inputs.js';
import { refuseOutside } from './refuse-outside.js';

const ValidateFundPolicyPayload = payloadType('ValidateFundPolicyPayload', 'isConsistent', () => Boolean);
const PublishFundPolicyPayload = payloadType('PublishFundPolicyPayload', 'policy', () => PublishedPolicy);
const AcknowledgeFundPolicyPayload = payloadType('AcknowledgeFundPolicyPayload', 'policy', () => PublishedPolicy);

@Resolver()
export class PolicyMutations {
  @Mutation(() => ValidateFundPolicyPayload, {
    description: 'Names everything that speaks against publishing a version, and changes nothing; administrators only.',
  })
  validateFundPolicy(
    @Arg('input', () => ValidateFundPolicyInput, { description: 'The version.' }) input: ValidateFundPolicyInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'validateFundPolicy',
      input,
      field: 'isConsistent',
      act: async (em, request) => {
        const { id } = await refuseOutside(() => checkVersion(em, { ...givenBy(input), ...request }));
        return id;
      },
      read: async () => true,
    });
  }

  @Mutation(() => PublishFundPolicyPayload, {
    description:
      'Publishes the next version of the fund’s policy; administrators only. Everything against it is named at once.',
  })
  publishFundPolicy(
    @Arg('input', () => PublishFundPolicyInput, { description: 'The version.' }) input: PublishFundPolicyInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'publishFundPolicy',
      input,
      field: 'policy',
      act: async (em, request) => {
        const { id } = await refuseOutside(() => publishPolicy(em, { ...givenBy(input), ...request }));
        return id;
      },
      read: (id, { by }) => versionSeen(context, id, by),
    });
  }

  @Mutation(() => AcknowledgeFundPolicyPayload, {
    description: 'Notes that the caller has acknowledged a version; the first time stands.',
  })
  acknowledgeFundPolicy(
    @Arg('input', () => AcknowledgeFundPolicyInput, { description: 'The version.' }) input: AcknowledgeFundPolicyInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'acknowledgeFundPolicy',
      input,
      field: 'policy',
      act: async (em, request) => (await acknowledgePolicy(em, { ...request, version: input.version })).id,
      read: (id, { by }) => versionSeen(context, id, by),
    });
  }
}

const versionSeen = async ({ dataSource }: Context, id: string, by: Actor): Promise<PublishedPolicy | null> =>
  seesPolicy(by) ? dataSource.manager.findOneBy(PublishedPolicy, { id }) : null;
