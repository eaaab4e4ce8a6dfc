import { type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { commentOnResponsibility } from '../../actions/responsibility/comment-on-responsibility.js';
import { nameResponsible } from '../../actions/responsibility/name-responsible.js';
import { withdrawResponsibility } from '../../actions/responsibility/withdraw-responsibility.js';
import { Case } from '../../data/case.js';
import { Responsibility } from '../../data/responsibility/responsibility.js';
import { actOnCase } from '../act-on-case.js';
import {
  CommentOnResponsibilityInput,
  NameResponsibleInput,
  WithdrawResponsibilityInput,
} from './responsibility-inputs.js';
import { createSeenResponsibilityLoader } from './responsibility-loaders.js';

const NameResponsiblePayload = payloadType('NameResponsiblePayload', 'case', () => Case);
const CommentOnResponsibilityPayload = payloadType(
  'CommentOnResponsibilityPayload',
  'responsibility',
  () => Responsibility,
);
const WithdrawResponsibilityPayload = payloadType(
  'WithdrawResponsibilityPayload',
  'responsibility',
  () => Responsibility,
);

@Resolver()
export class ResponsibilityMutations {
  @Mutation(() => NameResponsiblePayload, {
    description: 'Names who caused a case or did not solve it in time; they may comment on it.',
  })
  nameResponsible(
    @Arg('input', () => NameResponsibleInput, { description: 'Who, and what shows it.' }) input: NameResponsibleInput,
    @Ctx() context: Context,
  ) {
    const { kind, staffId = null, departmentId = null, storeId = null, evidence } = input;
    return actOnCase(context, { operation: 'nameResponsible', input }, (em, act) =>
      nameResponsible(em, { ...act, kind, staffId, departmentId, storeId, evidence }),
    );
  }

  @Mutation(() => CommentOnResponsibilityPayload, {
    description: 'Keeps what somebody who is named says to it, as often as they like.',
  })
  commentOnResponsibility(
    @Arg('input', () => CommentOnResponsibilityInput, { description: 'What they say.' })
    input: CommentOnResponsibilityInput,
    @Ctx() context: Context,
  ) {
    const { responsibilityId, comment } = input;
    return mutate(context, {
      ...{ operation: 'commentOnResponsibility', input, field: 'responsibility' },
      act: (em, { by, now }) => commentOnResponsibility(em, { responsibilityId, comment, by, now }),
      read: (id) => context.loader(createSeenResponsibilityLoader).load(id),
    });
  }

  @Mutation(() => WithdrawResponsibilityPayload, {
    description: 'Takes back that somebody was named; both entries stay.',
  })
  withdrawResponsibility(
    @Arg('input', () => WithdrawResponsibilityInput, { description: 'Why.' }) input: WithdrawResponsibilityInput,
    @Ctx() context: Context,
  ) {
    const { responsibilityId, reason } = input;
    return mutate(context, {
      ...{ operation: 'withdrawResponsibility', input, field: 'responsibility' },
      act: (em, { by, now }) => withdrawResponsibility(em, { responsibilityId, reason, by, now }),
      read: (id) => context.loader(createSeenResponsibilityLoader).load(id),
    });
  }
}
