import { RuleError } from '@complaints/contracts';
import { type Actor, attribute } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { validate } from 'uuid';
import { findKnownCustomers } from '../../data/customer.js';
import { lockPersons } from '../../data/personal/erase.js';
import { ErasureCause } from '../../data/personal/erasure.js';
import { readReason } from '../../domain/personal/reveal.js';
import { withoutPerson } from '../../domain/personal/without-person.js';
import { mayErase } from '../../domain/rights.js';
import type { Vault } from '../../domain/vault.js';
import { erasePersons } from './erase-persons.js';

/** Who is to be erased, and why. */
export interface EraseCustomer {
  customerId: string;
  reason: string;
  vault: Vault;
  by: Actor;
  now: Date;
}

/**
 * Erases a person on request: the person goes, the cases stay. Whoever complains with the same contact afterwards is
 * somebody new.
 * @returns the id of the customer
 * @throws RuleError FORBIDDEN, CUSTOMER_NOT_FOUND, CUSTOMER_ERASED and as {@link readReason}
 * Source: R8.
 */
export async function eraseCustomer(em: EntityManager, command: EraseCustomer): Promise<string> {
  const { customerId, vault, by, now } = command;
  if (!mayErase(by)) throw new RuleError('FORBIDDEN', 'None of your posts erases persons.');
  const reason = readReason(command.reason);
  const [person] = validate(customerId) ? await lockPersons(em, [customerId]) : [];
  if (!person) throw new RuleError('CUSTOMER_NOT_FOUND', 'There is no such customer.', ['customerId']);
  if (person.customer.erasedAt) throw new RuleError('CUSTOMER_ERASED', 'The person is erased already.', ['customerId']);
  const onBehalfOfId = onBehalfOf(by, mayErase);
  attribute(em, { onBehalfOf: onBehalfOfId });
  const known = await findKnownCustomers(em, vault, [customerId]);
  await erasePersons(em, {
    persons: [person],
    cause: ErasureCause.REQUEST,
    reason: withoutPerson(
      reason,
      known.flatMap(({ items }) => items),
    ),
    erasedById: by.id,
    onBehalfOfId,
    now,
  });
  return person.customer.id;
}
