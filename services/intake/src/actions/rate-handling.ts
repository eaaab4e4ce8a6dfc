import { ChannelKind, handlingRated, RuleError, Source } from '@complaints/contracts';
import { type Actor, attribute, record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Complaint } from '../data/complaint.js';
import { useUpLinks } from '../data/link/link.js';
import { policyInForce, policyOfVersion } from '../data/policy/find-policies.js';
import { Rating } from '../data/rating.js';
import { findStore } from '../data/store.js';
import { Language } from '../domain/contact.js';
import { LinkPurpose } from '../domain/link/link.js';
import { type Answer, type GivenAnswer, makesRepeat, readAnswer, wordsOfDissatisfaction } from '../domain/rating.js';
import { mayRate } from '../domain/rights.js';
import type { Vault } from '../domain/vault.js';
import { acceptComplaint } from './accept-complaint.js';
import { holdLink } from './link/hold-link.js';
import { openFollowUp } from './opinion/open-follow-up.js';
import { customerById } from './recognise-customer.js';

/** A customer's answer, with the token of the link. */
export interface RateHandling extends GivenAnswer {
  token: string;
  vault: Vault;
  by: Actor;
  now: Date;
}

/**
 * Takes a customer's rating, once per link; dissatisfaction, by the policy under which the link was issued,
 * registers the repeat in the same transaction, except where it was counted when the complaint was closed.
 * @throws RuleError STAFF_NEVER_RATE, LINK_INVALID and as {@link readAnswer}
 * Source: R71.
 */
export async function rateHandling(em: EntityManager, command: RateHandling): Promise<Rating> {
  const { by, token, now } = command;
  if (!mayRate(by)) throw new RuleError('STAFF_NEVER_RATE', 'Customers rate, staff never do.');
  const answer = readAnswer(command);
  const { link, complaint } = await holdLink(em, { purpose: LinkPurpose.RATE, token, now });
  const policy = await policyOfVersion(em, link.policyVersion);
  const repeat = makesRepeat(answer, complaint.status, policy)
    ? await registerRepeat(em, { complaint, answer, vault: command.vault, now })
    : null;
  const rating: Rating = {
    id: uuidv7(),
    complaintId: complaint.id,
    ...answer,
    repeatComplaintId: repeat?.id ?? null,
    repeatNumber: repeat?.number ?? null,
    ratedAt: now,
  };
  await em.insert(Rating, rating);
  await useUpLinks(em, link, now);
  if (rating.opinion !== null) await openFollowUp(em, { complaint, rating, now });
  record(em, now, [rated(complaint, rating)]);
  return rating;
}

/** The customer comes back to the same matter, through an internal source, under the policy in force by then. */
async function registerRepeat(
  em: EntityManager,
  { complaint, answer, vault, now }: { complaint: Complaint; answer: Answer; vault: Vault; now: Date },
): Promise<Complaint> {
  const customer = await customerById(em, vault, complaint.customerId);
  const { product, orderReference, confidentialTowardsStore, storeId, accusedStaffIds } = complaint;
  attribute(em, { reason: 'DISSATISFIED' });
  const content = wordsOfDissatisfaction(answer, customer?.language ?? Language.ZH);
  return acceptComplaint(em, {
    statement: {
      content,
      demand: null,
      expectation: null,
      anger: null,
      occurredAt: null,
      occurredPlace: null,
      peopleInvolved: null,
      product,
      orderReference,
    },
    channel: ChannelKind.WEB_FORM,
    source: Source.STORE,
    customer,
    accusedStaffIds,
    store: storeId ? await findStore(em, storeId) : null,
    repeatOf: complaint,
    confidentialTowardsStore,
    takenInById: null,
    policy: await policyInForce(em, now),
    now,
  });
}

function rated({ id: complaintId, storeId, regionId }: Complaint, rating: Rating) {
  const { resultSatisfaction, handlingSatisfaction, solved, repeatComplaintId, ratedAt } = rating;
  const where = { complaintId, storeId, regionId };
  return handlingRated.of({ ...where, resultSatisfaction, handlingSatisfaction, solved, repeatComplaintId, ratedAt });
}
