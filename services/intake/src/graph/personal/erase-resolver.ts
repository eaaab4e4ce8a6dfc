import { type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { eraseCustomer } from '../../actions/personal/erase-customer.js';
import { Customer } from '../../data/customer.js';
import { mayErase } from '../../domain/rights.js';
import { handed } from '../handed.js';
import { createCustomerLoader } from '../loaders.js';
import { EraseCustomerInput } from './personal-inputs.js';

const EraseCustomerPayload = payloadType('EraseCustomerPayload', 'customer', () => Customer);

@Resolver()
export class EraseResolver {
  @Mutation(() => EraseCustomerPayload, {
    description:
      'Destroys all that tells who a customer was and what was said; numbers, levels, dates and figures stay. Customer service and administrators only; it cannot be undone.',
  })
  eraseCustomer(
    @Arg('input', () => EraseCustomerInput, { description: 'Who, and why.' }) input: EraseCustomerInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'eraseCustomer',
      input,
      field: 'customer',
      act: (em, request) => eraseCustomer(em, { ...input, ...request, ...handed(context) }),
      read: async (id, { by }) => (mayErase(by) ? context.loader(createCustomerLoader).load(id) : null),
    });
  }
}
