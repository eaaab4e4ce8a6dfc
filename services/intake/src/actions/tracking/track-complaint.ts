import type { EntityManager } from 'typeorm';
import { countAttempt, takeBackAttempt } from '../../data/attempt/attempt-window.js';
import type { Complaint } from '../../data/complaint.js';
import { findByNumberAndContact } from '../../data/tracking/find-tracked.js';
import { parseComplaintNumber } from '../../domain/complaint-number.js';
import { tooManyTries, WRONG_TRIES } from '../../domain/tracking/tracking.js';
import { readTypedContact } from '../../domain/tracking/typed-contact.js';
import type { Vault } from '../../domain/vault.js';

/** A number with the customer's contact, as they were typed. */
export interface TrackComplaint {
  number: string;
  contact: string;
  vault: Vault;
  now: Date;
}

/**
 * Looks a complaint up for its customer. A wrong contact, an unknown number and an anonymous complaint are the same
 * nothing; each try is counted before it is looked at, and taken back when it was right, so that tries at once gain nothing.
 * @throws RuleError NUMBER_INVALID for what is no number at all
 * @throws RuleError TOO_MANY_TRIES
 * Source: R3.
 */
export async function trackComplaint(
  em: EntityManager,
  { number: typed, contact, vault, now }: TrackComplaint,
): Promise<Complaint | null> {
  const number = parseComplaintNumber(typed);
  const tries = { ...WRONG_TRIES, mark: vault.mark('TRACKING', number) };
  const again = await countAttempt(em, tries, now);
  if (again) throw tooManyTries(again);
  const contacts = readTypedContact(contact).map(({ kind, value }) => ({ kind, mark: vault.mark(kind, value) }));
  const complaint = await findByNumberAndContact(em, number, contacts);
  if (complaint) await takeBackAttempt(em, tries);
  return complaint;
}
