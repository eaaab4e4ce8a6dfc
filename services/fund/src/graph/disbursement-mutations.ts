import { type Context, fenOf, type Mutation as MutationParts, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { approveDisbursement, rejectDisbursement } from '../actions/decide-disbursement.js';
import { cancelDisbursement, reverseDisbursement } from '../actions/end-disbursement.js';
import { payDisbursement } from '../actions/pay-disbursement.js';
import { requestDisbursement } from '../actions/request-disbursement.js';
import { Disbursement } from '../data/disbursement.js';
import { handed } from './handed.js';
import {
  ApproveDisbursementInput,
  CancelDisbursementInput,
  PayDisbursementInput,
  RejectDisbursementInput,
  RequestDisbursementInput,
  ReverseDisbursementInput,
} from './inputs.js';
import { createDisbursementLoader } from './loaders.js';

const field = 'disbursement';
const payload = (name: string) => payloadType(name, field, () => Disbursement);
const RequestDisbursementPayload = payload('RequestDisbursementPayload');
const ApproveDisbursementPayload = payload('ApproveDisbursementPayload');
const RejectDisbursementPayload = payload('RejectDisbursementPayload');
const PayDisbursementPayload = payload('PayDisbursementPayload');
const CancelDisbursementPayload = payload('CancelDisbursementPayload');
const ReverseDisbursementPayload = payload('ReverseDisbursementPayload');

const INPUT = { description: 'What is to be done.' };

/** Does it, and answers the disbursement where the caller still sees it. */
const answering = (context: Context, parts: Pick<MutationParts<Disbursement>, 'operation' | 'input' | 'act'>) =>
  mutate(context, { ...parts, field, read: (id) => context.loader(createDisbursementLoader).load(id) });

@Resolver()
export class DisbursementMutations {
  @Mutation(() => RequestDisbursementPayload, {
    description:
      'Asks for money for a complaint. It is held at the lowest post that may grant it, and approved at once where that is the caller’s own. What no post can grant is refused, with what is left on the way.',
  })
  requestDisbursement(
    @Arg('input', () => RequestDisbursementInput, INPUT) input: RequestDisbursementInput,
    @Ctx() context: Context,
  ) {
    const { idempotencyKey: _, amount, payeeReference = null, replacesId = null, ...asked } = input;
    return answering(context, {
      operation: 'requestDisbursement',
      input,
      act: async (em, request) => {
        const amountFen = fenOf(amount, ['amount']);
        return requestDisbursement(em, { ...asked, amountFen, payeeReference, replacesId, ...request });
      },
    });
  }

  @Mutation(() => ApproveDisbursementPayload, {
    description:
      'Grants a request, with the authority of the post it stands before. Where that covers it no longer, it goes up with what it holds instead and is still REQUESTED.',
  })
  approveDisbursement(
    @Arg('input', () => ApproveDisbursementInput, INPUT) input: ApproveDisbursementInput,
    @Ctx() context: Context,
  ) {
    const { disbursementId, note = null } = input;
    return answering(context, {
      operation: 'approveDisbursement',
      input,
      act: (em, request) => approveDisbursement(em, { disbursementId, note, ...request }),
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
    return answering(context, {
      operation: 'rejectDisbursement',
      input,
      act: (em, request) => rejectDisbursement(em, { disbursementId, reason, ...request }),
    });
  }

  @Mutation(() => PayDisbursementPayload, {
    description:
      'Records that an approved request was paid, and books it. Without a reference the chain’s payment service is asked to pay it, where it pays by that channel: then it is APPROVED until that has answered, as `paymentOrder` shows.',
  })
  payDisbursement(
    @Arg('input', () => PayDisbursementInput, INPUT) input: PayDisbursementInput,
    @Ctx() context: Context,
  ) {
    const { disbursementId, payment } = input;
    const { channel, reference = null, madeAt = null, evidenceId = null, payeeReference = null } = payment;
    const { channels: paidByItself } = handed(context).gateway;
    return answering(context, {
      operation: 'payDisbursement',
      input,
      act: (em, request) => {
        const given = { channel, reference, madeAt, evidenceId };
        return payDisbursement(em, { disbursementId, payment: given, payeeReference, paidByItself, ...request });
      },
    });
  }

  @Mutation(() => CancelDisbursementPayload, {
    description: 'Calls off what is not paid yet; what it held or used goes back to its period.',
  })
  cancelDisbursement(
    @Arg('input', () => CancelDisbursementInput, INPUT) input: CancelDisbursementInput,
    @Ctx() context: Context,
  ) {
    const { disbursementId, reason } = input;
    return answering(context, {
      operation: 'cancelDisbursement',
      input,
      act: (em, request) => cancelDisbursement(em, { disbursementId, reason, ...request }),
    });
  }

  @Mutation(() => ReverseDisbursementPayload, {
    description: 'Takes a payment back that was wrong, by an entry against it; what it used goes back to its period.',
  })
  reverseDisbursement(
    @Arg('input', () => ReverseDisbursementInput, INPUT) input: ReverseDisbursementInput,
    @Ctx() context: Context,
  ) {
    const { disbursementId, reason } = input;
    return answering(context, {
      operation: 'reverseDisbursement',
      input,
      act: (em, request) => reverseDisbursement(em, { disbursementId, reason, ...request }),
    });
  }
}
