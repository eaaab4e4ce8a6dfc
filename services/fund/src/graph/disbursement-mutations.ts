import { type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { approveDisbursement, rejectDisbursement } from '../actions/decide-disbursement.js';
import { payDisbursement } from '../actions/pay-disbursement.js';
import { Disbursement } from '../data/disbursement.js';
import { ApproveDisbursementInput, PayDisbursementInput, RejectDisbursementInput } from './inputs.js';
import { createDisbursementLoader } from './loaders.js';

const field = 'disbursement';
const ApproveDisbursementPayload = payloadType('ApproveDisbursementPayload', field, () => Disbursement);
const RejectDisbursementPayload = payloadType('RejectDisbursementPayload', field, () => Disbursement);
const PayDisbursementPayload = payloadType('PayDisbursementPayload', field, () => Disbursement);

const INPUT = { description: 'What is decided.' };

/** What is answered, where the caller still sees it. */
const readBy = (context: Context) => (id: string) => context.loader(createDisbursementLoader).load(id);

@Resolver()
export class DisbursementMutations {
  @Mutation(() => ApproveDisbursementPayload, {
    description: 'Grants a request, with the authority of the post it stands before.',
  })
  approveDisbursement(
    @Arg('input', () => ApproveDisbursementInput, INPUT) input: ApproveDisbursementInput,
    @Ctx() context: Context,
  ) {
    const { disbursementId, note = null } = input;
    return mutate(context, {
      operation: 'approveDisbursement',
      input,
      field,
      act: async (em, { by, now }) => (await approveDisbursement(em, { disbursementId, note, by, now })).id,
      read: readBy(context),
    });
  }

  @Mutation(() => RejectDisbursementPayload, {
    description: 'Refuses a request; what it held goes back to its period.',
  })
  rejectDisbursement(
    @Arg('input', () => RejectDisbursementInput, INPUT) input: RejectDisbursementInput,
    @Ctx() context: Context,
  ) {
    const { disbursementId, reason } = input;
    return mutate(context, {
      operation: 'rejectDisbursement',
      input,
      field,
      act: async (em, { by, now }) => (await rejectDisbursement(em, { disbursementId, reason, by, now })).id,
      read: readBy(context),
    });
  }

  @Mutation(() => PayDisbursementPayload, { description: 'Records that an approved request was paid, and books it.' })
  payDisbursement(
    @Arg('input', () => PayDisbursementInput, INPUT) input: PayDisbursementInput,
    @Ctx() context: Context,
  ) {
    const { disbursementId, payment } = input;
    return mutate(context, {
      operation: 'payDisbursement',
      input,
      field,
      act: async (em, { by, now }) => (await payDisbursement(em, { disbursementId, payment, by, now })).id,
      read: readBy(context),
    });
  }
}
