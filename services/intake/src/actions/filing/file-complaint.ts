import { ChannelKind, RuleError, Source } from '@complaints/contracts';
import type { Actor } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { countAttempt } from '../../data/attempt/attempt-window.js';
import type { Complaint } from '../../data/complaint.js';
import { policyInForce } from '../../data/policy/find-policies.js';
import { findStore, findStoreByCode, type Store } from '../../data/store.js';
import { type GivenCustomer, readContact } from '../../domain/contact.js';
import { type CountedFiling, countedFilings, tooManyFilings } from '../../domain/filing/filing.js';
import { type GivenStatement, readStatement } from '../../domain/registration.js';
import { mayFile } from '../../domain/rights.js';
import type { Vault } from '../../domain/vault.js';
import { acceptComplaint } from '../accept-complaint.js';
import { recogniseStranger } from '../recognise-customer.js';

/** A complaint as somebody of the public files it. */
export interface FileComplaint extends Omit<GivenStatement, 'anger'> {
  storeId?: string | null;
  /** The store's short name, as it stands on its notice. */
  storeCode?: string | null;
  customer?: GivenCustomer | null;
  confidentialTowardsStore: boolean;
  vault: Vault;
  by: Actor;
  now: Date;
}

/**
 * Takes up what somebody of the public files, through the chain's own form, as a new matter. Who it is is found out by
 * the contact alone; nothing is added to a person who is known, since nobody vouches for a stranger.
 * @throws RuleError FORBIDDEN for staff, who take in what others say
 * @throws RuleError STORE_NOT_FOUND, CONTACT_INVALID, TOO_MANY_FILINGS and as {@link readStatement}
 * Source: R1–R3, R5.
 */
export async function fileComplaint(em: EntityManager, command: FileComplaint): Promise<Complaint> {
  const { vault, by, now, confidentialTowardsStore } = command;
  if (!mayFile(by)) throw new RuleError('FORBIDDEN', 'The public files here; staff take in what others say.');
  const statement = readStatement(command, now);
  const contact = readContact(command.customer);
  const store = await storeNamed(em, command);
  const policy = await policyInForce(em, now);
  const filerId = by.id || null;
  const counted = countedFilings({ contact, filerId, storeId: store?.id ?? null }, policy);
  await countFilings(em, counted, { vault, now });
  return acceptComplaint(em, {
    statement,
    channel: ChannelKind.WEB_FORM,
    source: Source.STORE,
    customer: contact && (await recogniseStranger(em, { contact, vault, now })),
    store,
    repeatOf: null,
    confidentialTowardsStore,
    takenInById: null,
    filedById: filerId,
    policy,
    now,
  });
}

async function storeNamed(
  em: EntityManager,
  { storeId, storeCode }: Pick<FileComplaint, 'storeId' | 'storeCode'>,
): Promise<Store | null> {
  const byId = storeId ? await findStore(em, storeId) : null;
  const byCode = storeCode ? await findStoreByCode(em, storeCode) : null;
  const refused = (field: string) => new RuleError('STORE_NOT_FOUND', 'There is no such store.', [field]);
  if (storeId && !byId) throw refused('storeId');
  if (storeCode && (!byCode || (byId && byId.id !== byCode.id))) throw refused('storeCode');
  return byId ?? byCode;
}

async function countFilings(
  em: EntityManager,
  counted: readonly CountedFiling[],
  { vault, now }: Pick<FileComplaint, 'vault' | 'now'>,
): Promise<void> {
  const marked = counted.map((one) => ({ ...one, mark: vault.mark(...one.of) }));
  for (const { path, ...allowance } of marked.sort((a, b) => a.mark.compare(b.mark))) {
    const again = await countAttempt(em, allowance, now);
    if (again) throw tooManyFilings(again, path);
  }
}
