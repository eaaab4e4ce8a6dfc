import { RuleError } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { findKnownCustomers } from '../../data/customer.js';
import { everythingHeld, type HeldThing } from '../../data/personal/everything-held.js';
import { Reveal } from '../../data/personal/reveal.js';
import { RevealKind, readReason } from '../../domain/personal/reveal.js';
import type { Vault } from '../../domain/vault.js';

/** Of whom everything is handed out, and why. */
export interface ExportCustomer {
  customerId: string;
  reason: string;
  vault: Vault;
  now: Date;
}

/**
 * Keeps that everything held on a person is handed out; only then {@link exportOf} may be read.
 * @throws RuleError CUSTOMER_NOT_FOUND and as {@link readReason}
 * Source: R8.
 */
export async function noteExport(em: EntityManager, command: ExportCustomer): Promise<void> {
  const { customerId, vault, now } = command;
  const reason = readReason(command.reason);
  const [customer] = await findKnownCustomers(em, vault, [customerId]);
  if (!customer) throw new RuleError('CUSTOMER_NOT_FOUND', 'There is no such customer.', ['customerId']);
  const nobody = { complaintId: null, revealedById: null, onBehalfOfId: null };
  await em.insert(Reveal, { id: uuidv7(), kind: RevealKind.EXPORT, customerId, ...nobody, reason, revealedAt: now });
}

/** Everything that is held on a person: the contacts opened, then whatever else, one thing after the other. */
export async function* exportOf(
  em: EntityManager,
  { customerId, vault }: Pick<ExportCustomer, 'customerId' | 'vault'>,
): AsyncGenerator<HeldThing> {
  const [customer] = await findKnownCustomers(em, vault, [customerId]);
  for (const { kind, value } of customer?.items ?? []) yield { kind: 'contact', held: { kind, value } };
  yield* everythingHeld(em, customerId);
}
