import { randomBytes } from 'node:crypto';
import { complaintImported, type Told } from '@complaints/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { Complaint } from '../../data/complaint.js';
import { complaintNumber, NUMBER_BYTES } from '../../domain/complaint-number.js';
import { orderKeyOf } from '../../domain/contact.js';
import { deriveLevel } from '../../domain/derive-level.js';
import { NOTHING_TO_TELL } from '../../domain/parties/parties.js';
import type { IntakePolicy } from '../../domain/policy.js';
import { partiesToTell } from '../parties/tell-parties.js';
import type { FreshRow, GroupedMatter } from './sort-out.js';

/** What has been in force, the newest first; the last one since ever. */
export type Policies = readonly { effectiveAt: Date; policy: IntakePolicy }[];

/** What a complaint of the past belongs to. */
export interface Belongings {
  matter: GroupedMatter;
  /** By contact or order; null where neither tells. */
  customerId: string | null;
  policies: Policies;
}

/**
 * The complaint that a row of history is, levelled under the policy in force when it was accepted. On a matter it comes back
 * to the one before, which tells what the row does not, as in a registration. Nobody was promised anything here: it was to
 * be expected when it was solved.
 * Source: R9–R15.
 */
export function complaintOf({ history, store }: FreshRow, { matter, customerId, policies }: Belongings): Complaint {
  const { statement, status, source, channel, acceptedAt, closedAt } = history;
  const repeatOf = matter.complaints.at(-1);
  const policy = policyAt(policies, acceptedAt);
  const levelDerivation = deriveLevel({ source, acceptedAt }, matter.complaints, policy);
  const place = store ? { storeId: store.id, regionId: store.regionId } : repeatOf;
  return {
    id: uuidv7(),
    number: complaintNumber(randomBytes(NUMBER_BYTES)),
    matterId: matter.id ?? uuidv7(),
    repeatOfId: repeatOf?.id ?? null,
    customerId: repeatOf && !history.contact ? whoseIs(repeatOf) : customerId,
    storeId: place?.storeId ?? null,
    regionId: place?.regionId ?? null,
    status,
    level: levelDerivation.level,
    levelDerivation,
    source,
    channel,
    channelId: null,
    ...statement,
    orderKey: orderKeyOf(statement.orderReference),
    confidentialTowardsStore: history.confidentialTowardsStore || (repeatOf?.confidentialTowardsStore ?? false),
    takenInById: null,
    filedById: null,
    acceptedAt,
    expectedResolutionAt: closedAt,
    closedAt,
    outcomeAt: closedAt,
    textsErasedAt: null,
    policyVersion: policy.version,
    revision: 0,
    mergedIntoId: null,
    mergedAt: null,
    mergedFromMatterId: null,
    failedAttempts: 0,
    caseVersion: 0,
    offersLapsedAt: null,
    accusedStaffIds: [],
    departmentId: null,
    handOvers: 0,
  };
}

/** Whoever is erased complains of nothing any more, as in a registration. Source: R8. */
const whoseIs = ({ customerId, textsErasedAt }: Complaint): string | null => (textsErasedAt ? null : customerId);

function policyAt(policies: Policies, at: Date): IntakePolicy {
  const found = policies.find(({ effectiveAt }) => effectiveAt <= at);
  if (!found) throw new Error('the first policy has been in force since ever');
  return found.policy;
}

/**
 * What others are told of it: not that it was registered, since nobody has anything to do about it; after it whose it is.
 * Source: R9, R66.
 */
export function toldOf(complaint: Complaint, now: Date): Told[] {
  const parties = { ...NOTHING_TO_TELL, customerId: complaint.customerId };
  return [imported(complaint), ...partiesToTell(complaint, { parties, now }).customers];
}

function imported(complaint: Complaint): Told {
  const { id: complaintId, number, matterId, storeId, regionId, level, source, channel, acceptedAt } = complaint;
  const { confidentialTowardsStore } = complaint;
  const closed = {
    status: complaint.status as Exclude<typeof complaint.status, 'OPEN'>,
    closedAt: complaint.closedAt as Date,
  };
  return complaintImported.of({
    complaintId,
    number,
    matterId,
    storeId,
    regionId,
    level,
    source,
    channel,
    confidentialTowardsStore,
    acceptedAt,
    ...closed,
  });
}
