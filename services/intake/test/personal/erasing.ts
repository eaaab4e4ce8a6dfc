import type { TestCaller } from '@complaints/kit/testing';
import { customerService, type IntakeHouse } from '../intake-house.js';

const ERASE = `mutation ($input: EraseCustomerInput!) {
  eraseCustomer(input: $input) {
    customer { id erasedAt nameMasked phoneMasked phonesMasked emailMasked complaintCount }
    errors { code path }
  }
}`;

/** Erases a customer, as customer service unless somebody else is said. */
export async function erase(
  house: IntakeHouse,
  customerId: string,
  { caller = customerService, ...given }: { caller?: TestCaller; reason?: string; idempotencyKey?: string } = {},
) {
  const input = { idempotencyKey: crypto.randomUUID(), customerId, reason: '客户书面要求删除', ...given };
  const { data, errors } = await house.ask(caller, ERASE, { input });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.eraseCustomer;
}
